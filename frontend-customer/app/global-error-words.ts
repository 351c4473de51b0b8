/** The last words there are: where even the frame of a page failed, no messages are loaded either. */
export const WORDS: Record<string, { title: string; text: string; plain: string; retry: string; reference: string }> = {
  en: {
    title: 'This did not work',
    text: 'It is our fault. Try again; if it stays so, tell us this number.',
    plain: 'It is our fault. Try again.',
    retry: 'Try again',
    reference: 'Number',
  },
  de: {
    title: 'Das hat nicht geklappt',
    text: 'Es liegt an uns. Versuchen Sie es noch einmal; bleibt es so, nennen Sie uns diese Nummer.',
    plain: 'Es liegt an uns. Versuchen Sie es noch einmal.',
    retry: 'Noch einmal versuchen',
    reference: 'Nummer',
  },
  nl: {
    title: 'Dat is niet gelukt',
    text: 'Het ligt aan ons. Probeer het opnieuw; blijft het zo, geef ons dan dit nummer.',
    plain: 'Het ligt aan ons. Probeer het opnieuw.',
    retry: 'Opnieuw proberen',
    reference: 'Nummer',
  },
  vi: {
    title: 'Không thực hiện được',
    text: 'Lỗi ở phía chúng tôi. Hãy thử lại; nếu vẫn vậy, hãy cho chúng tôi biết số này.',
    plain: 'Lỗi ở phía chúng tôi. Hãy thử lại.',
    retry: 'Thử lại',
    reference: 'Số',
  },
};
