// Every operation there is, ready to run, by audience and in the order of a journey: each opens in a tab with its variables
// filled in.
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import { useEffect, useState } from 'react';
import { fill, missing, opening, operations } from './memory.js';
import { roleOf, useSession } from './session.js';

const AUDIENCES = { Shopper: ['guest', 'customer'], Vendor: ['vendor'], Admin: ['admin'] };
const AS = { customer: 'a customer', vendor: 'a vendor', admin: 'an admin' };
/** As in style.css: there is room for the shelf or for what was taken from it. */
export const ONE_AT_A_TIME = '(max-width: 640px)';
/** The role whose page was opened last in this tab; who reloads it finds what they left. */
const OPENED = 'stoa.opened';

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M3 20.5h18M5 20V4h4v16M9 20V7h4v13M14.2 7.6l3.8-1 3.4 13" />
    </svg>
  );
}

/** Puts an operation into a tab of its own; nothing while the editors are not there yet. */
function useOpen() {
  const { addTab, changeTab, setOperationFacts, setOperationName, stop } = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL(({ tabs, queryEditor, variableEditor }) => ({ tabs, queryEditor, variableEditor }));
  if (!queryEditor || !variableEditor) return undefined;
  return (operation) => {
    // Else the next press of the button would end the subscription that still runs in the tab before.
    stop();
    const already = tabs.findIndex((tab) => tab.title === operation.name);
    if (already >= 0) changeTab(already);
    else addTab();
    queryEditor.setValue(operation.query);
    // GraphiQL reads the editor with a delay; somebody quick would run the operation of the tab before.
    const documentAST = parse(operation.query);
    setOperationFacts({ documentAST, operationName: operation.name, operations: documentAST.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION) });
    setOperationName(operation.name);
    variableEditor.setValue(Object.keys(operation.variables).length ? JSON.stringify(fill(operation.variables), null, 2) : '');
    queryEditor.focus();
    requestAnimationFrame(() => document.querySelector('.graphiql-tab-active')?.scrollIntoView({ inline: 'nearest', block: 'nearest' }));
  };
}

/** Opens the page on what its viewer came for, and again when somebody else signs in. */
export function Opening() {
  const role = roleOf(useSession());
  const { run } = useGraphiQLActions();
  const responses = useGraphiQL(({ responseEditor }) => responseEditor);
  const open = useOpen();
  const ready = Boolean(open && responses);
  useEffect(() => {
    if (!ready || sessionStorage.getItem(OPENED) === role) return;
    sessionStorage.setItem(OPENED, role);
    open(opening(role));
    run();
  }, [ready, role]);
  return null;
}

/** Whether somebody may run it as they are signed in now; whoever is signed in may buy. */
const suits = (role, as) => as === 'guest' || as === role || (as === 'customer' && role !== 'guest');

function Shelf() {
  const role = roleOf(useSession());
  const { setVisiblePlugin } = useGraphiQLActions();
  const open = useOpen();
  const [hint, setHint] = useState('');
  const [wanted, setWanted] = useState('');
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ title, about, group, query }) => words.every((word) => `${title} ${about} ${group} ${query}`.toLowerCase().includes(word));

  function take(operation) {
    open(operation);
    const before = missing(operation.variables);
    setHint(before ? `Run “${before}” first: it fills in what is still in angle brackets.` : '');
    if (matchMedia(ONE_AT_A_TIME).matches) setVisiblePlugin(null);
  }

  return (
    <div className="stoa-shelf">
      <h2 className="stoa-shelf-title">Shelf</h2>
      <p className="stoa-shelf-hint" role="status">
        {hint || 'Everything this shop can do. Run a group in its order; ids are carried on from answer to answer.'}
      </p>
      <input type="search" placeholder="Filter the shelf" aria-label="Filter the shelf" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      {Object.entries(AUDIENCES).map(([audience, roles]) => (
        // Another key when somebody else comes, so that their own part is open, whatever was folded before.
        <Audience key={`${audience} ${role}`} name={audience} role={role} mine={roles.includes(role)} narrowed={words.length > 0} found={operations.filter((one) => one.audience === audience && fits(one))} take={open && take} />
      ))}
    </div>
  );
}

/** What is for one audience, by group. */
function Audience({ name, role, mine, narrowed, found, take }) {
  const [unfolded, setUnfolded] = useState(mine);
  if (found.length === 0) return null;
  return (
    <details className="stoa-audience" open={unfolded || narrowed} onToggle={(event) => narrowed || setUnfolded(event.currentTarget.open)}>
      <summary>
        {name} <small>{found.length}</small>
      </summary>
      {[...new Set(found.map(({ group }) => group))].map((group) => (
        <section key={group} aria-label={`${name}: ${group}`}>
          <h3>{group}</h3>
          <ol>
            {found
              .filter((operation) => operation.group === group)
              .map((operation) => (
                <li key={operation.file}>
                  <button type="button" disabled={!take} onClick={() => take(operation)} data-operation={operation.name}>
                    <strong>{operation.title}</strong>
                    <span>{operation.about}</span>
                    {suits(role, operation.as) || <small>for {AS[operation.as]}</small>}
                  </button>
                </li>
              ))}
          </ol>
        </section>
      ))}
    </details>
  );
}

export const SHELF = { title: 'Shelf', icon: Icon, content: Shelf };
