/**
 * Draws a picture for themes that need one: a card with the paper's category and id, in a colour that
 * depends on the category. It needs no other server.
 *
 * @param category for instance `cs.CL`
 * @param id for instance `2410.02660`
 * @returns a `data:` URL of some 400 characters, of URL-safe characters only
 */
export function coverFor(category: string, id: string): string {
  const hue = [...category].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  const text = (y: number, size: number, content: string) =>
    `<text x="300" y="${y}" font-size="${size}">${content.replace(/[^\w./-]/g, '')}</text>`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600">` +
    `<rect width="600" height="600" fill="hsl(${hue},45%,32%)"/>` +
    `<g fill="#fff" font-family="sans-serif" text-anchor="middle">${text(310, 104, category)}${text(390, 44, id)}</g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
