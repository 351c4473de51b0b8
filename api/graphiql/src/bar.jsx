// The strip above GraphiQL: whose eyes the schema is seen through.
import { useEffect, useRef, useState } from 'react';
import { addPasskey, knowsPasskeys, sendCode, signIn, signInWithCode, signInWithPasskey, signOut, useSession } from './session.js';

const ROLES = { CUSTOMER: 'customer', VENDOR: 'vendor', SUPPORT: 'support', FINANCE: 'finance', ADMIN: 'admin', SUPER_ADMIN: 'admin' };

export function Bar() {
  const session = useSession();
  return (
    <header className="stoa-bar">
      <h1 className="stoa-mark">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path d="M3 11 16 4l13 7v2H3zM6 15h3v10H6zm8.5 0h3v10h-3zm8.5 0h3v10h-3zM3 26h26v2H3z" />
        </svg>
        Stoa
      </h1>
      {session ? <Somebody session={session} /> : <SignIn />}
    </header>
  );
}

/** Does one thing at a time, and tells what went wrong with it. */
function useWork() {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const run = (work) => async (event) => {
    event?.preventDefault();
    const form = event?.currentTarget instanceof HTMLFormElement ? new FormData(event.currentTarget) : null;
    setBusy(true);
    setProblem('');
    try {
      await work(form);
    } catch (error) {
      setProblem(error.message);
    }
    setBusy(false);
  };
  return { problem, busy, run };
}

function Problem({ text }) {
  return (
    <span className="stoa-problem" role="alert">
      {text}
    </span>
  );
}

function Somebody({ session: { user, vendor } }) {
  const role = ROLES[user.role] ?? String(user.role).toLowerCase();
  const [adding, setAdding] = useState(false);
  const [codes, setCodes] = useState(null);
  const { problem, busy, run } = useWork();
  const add = run(async (form) => {
    setCodes(await addPasskey(form.get('password')));
    setAdding(false);
  });
  return (
    <div className="stoa-who">
      <Problem text={problem} />
      {adding ? (
        <form className="stoa-who" onSubmit={add} aria-label="Add a passkey">
          <input name="password" type="password" required autoFocus autoComplete="current-password" placeholder="Your password" aria-label="Your password" />
          <button type="submit" disabled={busy}>
            {busy ? 'Adding…' : 'Add a passkey'}
          </button>
          <button type="button" className="stoa-quiet" onClick={() => setAdding(false)}>
            Back
          </button>
        </form>
      ) : (
        <>
          <span className={`stoa-role stoa-role-${role}`}>{vendor ? `vendor · ${vendor}` : role}</span>
          <span className="stoa-name" title={user.email}>
            {user.name}
          </span>
          {knowsPasskeys() && (
            <button type="button" className="stoa-quiet" onClick={() => setAdding(true)}>
              Add a passkey
            </button>
          )}
          <button type="button" className="stoa-quiet" onClick={signOut}>
            Sign out
          </button>
        </>
      )}
      {codes && <Codes codes={codes} done={() => setCodes(null)} />}
    </div>
  );
}

/** What is shown once. */
function Codes({ codes, done }) {
  const dialog = useRef(null);
  useEffect(() => dialog.current.showModal(), []);
  return (
    <dialog ref={dialog} className="stoa-codes" onClose={done} aria-labelledby="stoa-codes-title">
      <h2 id="stoa-codes-title">Your passkey was added</h2>
      <p>{codes.length ? 'It signs in alone from now on. Write these codes down for when you lose it: each is good once, and they are shown only now.' : 'It signs in alone from now on.'}</p>
      {codes.length > 0 && (
        <ol>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      )}
      <form method="dialog">
        <button type="submit">Done</button>
      </form>
    </dialog>
  );
}

const SENT = { SMS: 'Send an SMS', MAIL: 'Send a mail' };

function SignIn() {
  const [half, setHalf] = useState(null);
  const [sentTo, setSentTo] = useState('');
  const { problem, busy, run } = useWork();
  const submit = run(async (form) => {
    if (half) await signInWithCode(half.challenge, form.get('code'));
    else setHalf(await signIn(form.get('email'), form.get('password')));
  });
  const withPasskey = run(() => signInWithPasskey(half?.challenge));
  const ways = half?.methods ?? [];
  const byPasskey = knowsPasskeys() && (!half || ways.includes('PASSKEY'));
  function back() {
    setHalf(null);
    setSentTo('');
  }
  return (
    <form className="stoa-who" onSubmit={submit} aria-label="Sign in">
      <Problem text={problem} />
      {half ? (
        <>
          {sentTo && <span className="stoa-sent">Sent to {sentTo}</span>}
          {Object.entries(SENT).map(
            ([method, label]) =>
              ways.includes(method) && (
                <button key={method} type="button" className="stoa-quiet" disabled={busy} onClick={run(async () => setSentTo(await sendCode(half.challenge, method)))}>
                  {label}
                </button>
              ),
          )}
          <input
            key="code"
            name="code"
            required
            autoFocus
            autoComplete="one-time-code"
            placeholder={ways.includes('APP') ? 'Code of your app' : 'Your code'}
            aria-label="Code of your app, as it was sent, or from the paper"
          />
          <button type="button" className="stoa-quiet" onClick={back}>
            Back
          </button>
        </>
      ) : (
        <>
          <span className="stoa-role">guest</span>
          <input name="email" type="email" required autoComplete="username" placeholder="E-mail" aria-label="E-mail" />
          <input name="password" type="password" required autoComplete="current-password" placeholder="Password" aria-label="Password" />
        </>
      )}
      <button type="submit" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
      {byPasskey && (
        <button type="button" className="stoa-quiet stoa-passkey" disabled={busy} onClick={withPasskey}>
          Use a passkey
        </button>
      )}
    </form>
  );
}
