/**
 * A text in which no letter carries more marks than a script needs: eight, where no orthography has
 * more than five and UAX #15 (13, Stream-Safe Text Format) would let thirty pass. Normalising sorts the marks
 * of a letter, one by one through all others: a hundred thousand of them take minutes.
 */
export function withoutPiles(text: string): string {
  // Marks begin at U+0300. The last two are letters that NFKD turns into marks.
  if (!/[\u0300-\uffff]/.test(text)) return text;
  return text.replace(/([\p{M}\uff9e\uff9f]{8})[\p{M}\uff9e\uff9f]+/gu, '$1');
}
