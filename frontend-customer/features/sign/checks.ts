/** What is asked of a password, before the server asks more: its length alone. */
export function fitsAsPassword(password: string): boolean {
  const length = [...password].length;
  return length >= 8 && length <= 128;
}

/** Whether something may be an address of mail; whether it is one shows when a letter arrives. */
export function looksLikeMail(text: string): boolean {
  return /^\S+@\S+$/.test(text);
}
