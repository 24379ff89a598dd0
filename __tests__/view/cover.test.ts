import { expect, test } from '@jest/globals';
import { coverFor } from '../../src/view/cover.ts';

const START = 'data:image/svg+xml,';
const picture = (category: string, id: string) =>
  decodeURIComponent(coverFor(category, id).slice(START.length));

test('a cover is a small picture with category and id, in one address of safe characters', () => {
  const cover = coverFor('cs.CL', '2410.02660');
  expect(cover).toMatch(/^data:image\/svg\+xml,[\w%.~!*'()-]+$/);
  expect(cover.length).toBeLessThan(700);
  expect(picture('cs.CL', '2410.02660')).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600">' +
      '<rect width="600" height="600" fill="hsl(200,45%,32%)"/>' +
      '<g fill="#fff" font-family="sans-serif" text-anchor="middle">' +
      '<text x="300" y="310" font-size="104">cs.CL</text>' +
      '<text x="300" y="390" font-size="44">2410.02660</text></g></svg>',
  );
});

test('a category always has the same colour, and others differ', () => {
  const colour = (category: string) => /hsl\((\d+),/.exec(picture(category, '1'))?.[1];
  const categories = ['cs.CL', 'cs.LG', 'math.NT', 'hep-th', 'q-bio.BM'];
  expect(new Set(categories.map(colour)).size).toBe(categories.length);
  expect(categories.map(colour)).toEqual(categories.map(colour));
});

test('text of an author cannot become mark-up in a cover', () => {
  expect(picture('<b> x="&', 'hep-th/9901001')).toContain(
    '>bx</text><text x="300" y="390" font-size="44">hep-th/9901001</text>',
  );
});
