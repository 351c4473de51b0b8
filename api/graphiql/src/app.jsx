import './workers.js';
import 'graphiql/style.css';
import './style.css';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Bar } from './bar.jsx';
import { makeFetcher } from './fetcher.js';
import { opening } from './memory.js';
import { useSession } from './session.js';
import { ONE_AT_A_TIME, Opening, SHELF } from './shelf.jsx';

const plugins = [SHELF, HISTORY_PLUGIN];

function App() {
  const who = useSession()?.user.id ?? '';
  const [connection, setConnection] = useState(makeFetcher);
  const [seen, setSeen] = useState(who);
  // Another person sees another schema: a new fetcher makes GraphiQL introspect again, and opens a new WebSocket.
  if (seen !== who) {
    setSeen(who);
    setConnection(makeFetcher());
  }
  useEffect(() => connection.close, [connection]);
  return (
    <>
      <Bar />
      <main className="stoa-main">
        <GraphiQL
          fetcher={connection.fetcher}
          plugins={plugins}
          visiblePlugin={matchMedia(ONE_AT_A_TIME).matches ? undefined : SHELF}
          defaultQuery={opening('guest').query}
          defaultEditorToolsVisibility="variables"
          inputValueDeprecation
          schemaDescription
        >
          <GraphiQL.Logo>
            <span />
          </GraphiQL.Logo>
          <Opening />
        </GraphiQL>
      </main>
    </>
  );
}

createRoot(document.getElementById('root')).render(<App />);
