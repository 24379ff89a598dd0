/**
 * Keeps eight combining marks of each letter. No orthography needs more than five, and UAX #15 (13,
 * Stream-Safe Text Format) allows thirty. Normalising sorts the marks of a letter in quadratic time:
 * a hundred thousand of them take minutes.
 */
export function withoutPiles(text: string): string {
  // Marks begin at U+0300. NFKD turns the last two characters into marks.
  if (!/[\u0300-\uffff]/.test(text)) return text;
  return text.replace(/([\p{M}\uff9e\uff9f]{8})[\p{M}\uff9e\uff9f]+/gu, '$1');
}
