// The purchase journey, ready to run: each operation opens in a tab with its variables filled in.
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import { useState } from 'react';
import { fill, missing, operations } from './memory.js';

const GROUPS = ['Shopper', 'Vendor', 'Admin'];
const AS = { guest: 'anyone', customer: 'a customer', vendor: 'a vendor', admin: 'an admin' };

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M3 20.5h18M5 20V4h4v16M9 20V7h4v13M14.2 7.6l3.8-1 3.4 13" />
    </svg>
  );
}

function Shelf() {
  const { addTab, changeTab, setOperationFacts, setOperationName, stop } = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL(({ tabs, queryEditor, variableEditor }) => ({ tabs, queryEditor, variableEditor }));
  const [hint, setHint] = useState('');

  function open(operation) {
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
    const before = missing(operation.variables);
    setHint(before ? `Run “${before}” first: it fills in what is still in angle brackets.` : '');
    queryEditor.focus();
    requestAnimationFrame(() => document.querySelector('.graphiql-tab-active')?.scrollIntoView({ inline: 'nearest', block: 'nearest' }));
  }

  return (
    <div className="stoa-shelf">
      <h2 className="stoa-shelf-title">Shelf</h2>
      <p className="stoa-shelf-hint" role="status">
        {hint || 'From a full shelf to a delivered order. Run them in order; ids are carried on from answer to answer.'}
      </p>
      {GROUPS.map((group) => (
        <section key={group} aria-label={group}>
          <h3>{group}</h3>
          <ol>
            {operations
              .filter((operation) => operation.group === group)
              .map((operation) => (
                <li key={operation.file}>
                  <button type="button" disabled={!queryEditor || !variableEditor} onClick={() => open(operation)} data-operation={operation.name}>
                    <strong>{operation.title}</strong>
                    <span>{operation.about}</span>
                    <small>for {AS[operation.as] ?? operation.as}</small>
                  </button>
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

export const SHELF = { title: 'Shelf', icon: Icon, content: Shelf };
