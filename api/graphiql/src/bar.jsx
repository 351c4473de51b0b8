// The strip above GraphiQL: whose eyes the schema is seen through.
import { useState } from 'react';
import { signIn, signInWithCode, signOut, useSession } from './session.js';

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

function Somebody({ session: { user, vendor } }) {
  const role = ROLES[user.role] ?? String(user.role).toLowerCase();
  return (
    <div className="stoa-who">
      <span className={`stoa-role stoa-role-${role}`}>{vendor ? `vendor · ${vendor}` : role}</span>
      <span className="stoa-name" title={user.email}>
        {user.name}
      </span>
      <button type="button" className="stoa-quiet" onClick={signOut}>
        Sign out
      </button>
    </div>
  );
}

function SignIn() {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [challenge, setChallenge] = useState(null);
  async function submit(event) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem('');
    try {
      if (challenge) await signInWithCode(challenge, form.get('code'));
      else setChallenge(await signIn(form.get('email'), form.get('password')));
    } catch (error) {
      setProblem(error.message);
    }
    setBusy(false);
  }
  return (
    <form className="stoa-who" onSubmit={submit} aria-label="Sign in">
      <span className="stoa-problem" role="alert">
        {problem}
      </span>
      <span className="stoa-role">guest</span>
      {challenge ? (
        <>
          <input
            key="code"
            name="code"
            required
            autoFocus
            autoComplete="one-time-code"
            placeholder="Code of your app"
            aria-label="Code of your authenticator app"
          />
          <button type="button" className="stoa-quiet" onClick={() => setChallenge(null)}>
            Back
          </button>
        </>
      ) : (
        <>
          <input name="email" type="email" required autoComplete="username" placeholder="E-mail" aria-label="E-mail" />
          <input name="password" type="password" required autoComplete="current-password" placeholder="Password" aria-label="Password" />
        </>
      )}
      <button type="submit" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  );
}
