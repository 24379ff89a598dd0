import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formsOf, withoutSecrets } from '../../src/text/secrets.ts';

const TOKEN = 'ghs_thisIsTheTokenOfTheTest';
const KEY = 'sk-a/b+c "d" é key';
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['as it is', TOKEN],
  ['in Base64', base64(TOKEN)],
  ['as git sends it', base64(`x-access-token:${TOKEN}`)],
  ['as a password without a name', base64(`:${TOKEN}`)],
  ['as a name without a password', base64(`${TOKEN}:`)],
  ['in an address', `https://x-access-token:${TOKEN}@github.com/`],
  ['in an address, encoded', encodeURIComponent(KEY)],
  ['in JSON', JSON.stringify({ authorization: `Bearer ${KEY}` })],
])('a secret is taken out %s', (_, held) => {
  const left = withoutSecrets([TOKEN, KEY])(`before ${held} after`);
  expect(left).toMatch(/^before .*\*\*\*.* after$/);
  for (const secret of [TOKEN, KEY])
    for (const form of formsOf(secret)) expect(left).not.toContain(form);
});

test('a secret is removed in every encoding, whatever text is around it', () => {
  const around = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(around, around, fc.constantFrom('base64', 'base64url'), (before, after, way) => {
      const text = Buffer.from(before + TOKEN + after).toString(way);
      const left = withoutSecrets([TOKEN])(text);
      // What is left are the letters of what stood around, and those shared with it.
      expect(left.length - '***'.length).toBeLessThanOrEqual(
        Math.ceil(((Buffer.byteLength(before) + Buffer.byteLength(after)) * 4) / 3) + 6,
      );
      expect(left).toContain('***');
    }),
  );
});

test('longer forms are replaced first, so that no part of a form stays', () => {
  const lengths = formsOf(KEY).map(({ length }) => length);
  expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
});

test('a key of 8 characters is removed, a shorter one has no forms', () => {
  expect(withoutSecrets(['12345678'])('a 12345678 b')).toBe('a *** b');
  expect(formsOf('1234567')).toStrictEqual([]);
});

test('a short word as a key is not removed from texts, and an empty key removes nothing', () => {
  expect(withoutSecrets(['ollama', ''])('a paper on ollama')).toBe('a paper on ollama');
});
