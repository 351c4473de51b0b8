import { useCallback, useState } from 'react';

/** What time it is for the server, whose page told it when it was made: the clock of a device may be wrong by hours. */
export function useServerNow(madeAt: number): () => number {
  const [behind] = useState(() => madeAt - Date.now());
  return useCallback(() => Date.now() + behind, [behind]);
}
