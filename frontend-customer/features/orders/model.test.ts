import { describe, expect, it } from 'vitest';
import { tokenIn, tokenOfPath, trackingPath } from './model';

const TOKEN = 'ord_01m8q8akwaftb9w4zjvz6kxtwd.1a5cd7dff8a.a120449c43395b41b06bda0d688a982f';

describe('the link to an order', () => {
  it('has no dot, and leads back to the token', () => {
    const path = trackingPath(TOKEN);
    expect(path).not.toContain('.');
    expect(tokenOfPath(path.split('/').at(-1) ?? '')).toBe(TOKEN);
  });

  it('is found in whatever was pasted', () => {
    expect(tokenIn(`  http://localhost:8001/de${trackingPath(TOKEN)}?placed=1\n`)).toBe(TOKEN);
    expect(tokenIn(TOKEN)).toBe(TOKEN);
    expect(tokenIn('R1270')).toBeNull();
  });
});
