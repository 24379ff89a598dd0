import { expect, test } from '@jest/globals';
import { proseOf } from '../../src/enrich/prose-of-answer.ts';

test.each([
  ['![a picture](x.png) of it', 'a picture of it'],
  ['[a](b)[c](d)', 'ac'],
  ['[a [b] c](d)', '[a [b] c](d)'],
  ['see <https://a.b/c> there', 'see there'],
  ['see HTTP://A.B now', 'see now'],
  ['git+ssh://x.y z', 'z'],
  ['www.a.b and mailto:x, data:y javascript:z', 'and'],
  ['a metadata:stays', 'a metadata:stays'],
  ['x.y+z@mail.example.org writes', 'writes'],
  ['an @ alone, a@b too', 'an @ alone, a@b too'],
  ['__bold__ and **more bold**', 'bold and more bold'],
  ['so ** a ** stays', 'so ** a ** stays'],
  ['`a` and ``', 'a and ``'],
  ['many   spaces\tand\nlines', 'many spaces and lines'],
  ['a , b  ; c ! d', 'a, b; c! d'],
  ['## A heading', 'A heading'],
  ['> a quote', 'a quote'],
  ['* a point', 'a point'],
  ['12) a point', 'a point'],
  ['1. a point', 'a point'],
  ['1.5 is a number', '1.5 is a number'],
  ['#tag stays', '#tag stays'],
  [' a  ', 'a'],
])('the plain text of %j is %j', (text, prose) => {
  expect(proseOf(text, 100)).toBe(prose);
});

test.each([
  ['One here. Two.', 14, 'One here. Two.'],
  ['One here. Two there.', 18, 'One here.'],
  ['Is it? It is! But more of it', 16, 'Is it? It is!'],
  ['これは要約です。続きはここに長く書かれます', 12, 'これは要約です。'],
  ['One. Two three four five six', 20, 'One. Two three…'],
  ['Version 1.5 is a long number here', 14, 'Version 1.5…'],
])('of %j at most %i characters are kept: %j', (text, most, kept) => {
  expect(proseOf(text, most)).toBe(kept);
});
