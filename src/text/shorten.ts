/** Cuts a text between words, or else in its middle between characters, with an ellipsis at its end. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = Math.max(text.lastIndexOf(' ', length - 2), length / 2);
  const cut = text.slice(0, end).replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/[\s,;:.-]+$/, '')}…`;
}
