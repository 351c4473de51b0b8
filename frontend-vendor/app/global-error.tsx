'use client';

/** Not even the frame of the page could be made: nothing of it can be used here, neither its words nor its looks. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', padding: '3rem', lineHeight: 1.6 }}>
        <h1>This did not work</h1>
        <p>Try again in a moment. {error.digest && <code>{error.digest}</code>}</p>
        <button type="button" onClick={reset}>
          Try again
        </button>
      </body>
    </html>
  );
}
