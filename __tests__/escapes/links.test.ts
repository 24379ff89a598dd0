import { describe, expect, test } from '@jest/globals';
import { type Link, escapeLink, replaceLinks } from '../../src/escapes/links.ts';

/** The text with `<address|label>` in the places of its links. */
const marked = (text: string) =>
  replaceLinks(text, ({ url, label }: Link) => `<${url}${label === undefined ? '' : `|${label}`}>`);

describe('addresses in prose', () => {
  test.each([
    ['see https://a.b/c and HTTP://d.e', 'see <https://a.b/c> and <HTTP://d.e>'],
    ['xhttps://a.b, ftp://a.b, a.b/c', 'xhttps://a.b, ftp://a.b, a.b/c'],
    ['\\url{https://a.b/c}.', '<https://a.b/c>.'],
    ['\\url {https://a.b}', '<https://a.b>'],
    ['\\url{javascript:x}', '\\url{javascript:x}'],
    ['\\href{https://a.b}{our page}', '<https://a.b|our page>'],
    ['\\href {https://a.b} {our {\\it page}}', '<https://a.b|our {\\it page}>'],
    ['\\href{https://a.b}{ }', '<https://a.b>'],
    ['https://a.b/x\\_y\\%20\\#z', '<https://a.b/x_y%20#z>'],
    ['“https://a.b” and <https://c.d>', '“<https://a.b>” and <<https://c.d>>'],
    ['https://a.b、next', '<https://a.b>、next'],
  ])('%j has them as %j', (text, found) => {
    expect(marked(text)).toBe(found);
  });

  test.each([
    ['https://a.b.', '<https://a.b>.'],
    ['https://a.b,;:!?', '<https://a.b>,;:!?'],
    ["https://a.b*'", "<https://a.b>*'"],
    ['(https://a.b)', '(<https://a.b>)'],
    ['(see https://a.b).', '(see <https://a.b>).'],
    ['https://a.b/c_(d)', '<https://a.b/c_(d)>'],
    ['(https://a.b/c_(d)).', '(<https://a.b/c_(d)>).'],
    ['(https://a.b/(c).)', '(<https://a.b/(c)>.)'],
    ['https://a.b/?x=1.5&y', '<https://a.b/?x=1.5&y>'],
    ['https://a.b/~c_', '<https://a.b/~c>_'],
  ])("%j loses the sentence's punctuation: %j", (text, found) => {
    expect(marked(text)).toBe(found);
  });
});

describe('an address in a link', () => {
  test.each([
    ['https://a.b/c?d=e#f', 'https://a.b/c?d=e#f'],
    ['HTTP://a.b', 'HTTP://a.b'],
    [
      'https://a.b/<>()[]{}"\'`\\^|*~$@',
      'https://a.b/%3C%3E%28%29%5B%5D%7B%7D%22%27%60%5C%5E%7C%2A%7E%24%40',
    ],
    ['https://a.b/ \t\u007f', 'https://a.b/%20%09%7F'],
    ['https://a.b/é數', 'https://a.b/%C3%A9%E6%95%B8'],
    ['https://a.b/%41%zz%4', 'https://a.b/%41%25zz%254'],
    ['https://a.b/?a=1&b=2&amp;&#60;&#x3c;', 'https://a.b/?a=1&b=2%26amp;%26#60;%26#x3c;'],
    ['https://a.b/a_b__c___', 'https://a.b/a_b%5F_c%5F%5F_'],
    ['https://a.b/\u{f0000}x', 'https://a.b/x'],
    ['xhttps://a.b', ''],
    ['https:///a', ''],
    ['https://?a', ''],
    ['https:// a', ''],
    ['https://a b/', ''],
    ['mailto:a@b.c', ''],
  ])('%j is written %j', (url, written) => {
    expect(escapeLink(url)).toBe(written);
  });
});
