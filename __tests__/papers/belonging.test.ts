import { describe, expect, test } from '@jest/globals';
import { isAnnounced, isEvents, isOthers } from '../../src/papers/belonging.ts';

const words = (before: string, after = '') => ({ before, after });

describe('an address is of the work of others', () => {
  test.each([
    ...[
      'based on ',
      'based upon ',
      'built on ',
      'builds upon ',
      'building on ',
      'on top of ',
      'fork of ',
    ],
    ...[
      'adapted from ',
      'adopted from ',
      'derived from ',
      'forked from ',
      'taken from ',
      'sampled from ',
    ],
    ...[
      'extension of ',
      'an extension to ',
      'extends ',
      'extending ',
      'inspired by ',
      'compared with ',
    ],
    ...['comparison to ', 'comparing against ', 'outperforms ', 'provided by ', 'developed by '],
    ...[
      'maintained by ',
      'released by ',
      'published by ',
      'such as ',
      'e.g. ',
      'similar to ',
      'unlike ',
    ],
    ...[
      'the baseline ',
      'we use ',
      'and used ',
      'then employ ',
      'we follow ',
      'using ',
      'we utilise ',
    ],
    ...['with the help of ', 'by means of ', 'implemented in ', 'implemented with '],
    ...['our code is available, based on ', 'It is based on the official code released at '],
    ...['relies on the framework by A et al. available at (', 'Code: we use ours, unlike '],
  ])('after %j', (before) => {
    const isUsed = /^(?:we|and|then|using|with|by|impl)/.test(before);
    expect(isOthers(words(before))).toBe(true);
    expect(isOthers(words(`${before}${'x'.repeat(isUsed ? 61 : 70)}`))).toBe(false);
  });

  test.each([
    ...[
      '',
      'our code ',
      'available at ',
      'Code: ',
      'released at ',
      'baseline-free ',
      'reused ',
      'we used to ',
    ],
    ...[
      'based on A. Code is available at ',
      'We use A, and our code is at ',
      'using A. Project page: ',
    ],
    ...['unlike A, publicly released at ', 'misusing ', 'rebased on '],
  ])('but not after %j', (before) => {
    const isNone = before !== 'we used to ';
    expect(isOthers(words(before))).toBe(!isNone);
  });

  test.each([
    ...[
      'released at ',
      'releases ',
      'releasing ',
      'released ',
      'found at ',
      'found here ',
      'found via ',
      'downloaded from ',
    ],
    ...[
      'downloadable at ',
      'open-source at ',
      'open sourced at ',
      'published on ',
      'provided here ',
      'shared ',
      'share ',
    ],
    ...[
      'our code ',
      'this python package ',
      'our new open toolkit ',
      'this website ',
      'codes: ',
      'github link: ',
    ],
    ...[
      'project page: ',
      'homepage: ',
      'dataset url: ',
      'demo :',
      'accessible at ',
      'avaliable at ',
      'accessed at ',
    ],
  ])('but not where the words nearest to it give it away: %j', (before) => {
    expect(isOthers(words(`We extend A et al. ${before}`))).toBe(false);
    expect(isOthers(words(`using A, ${before}`))).toBe(false);
  });

  test('but not where words behind it give it away, unless it is the basis', () => {
    expect(isOthers(words('using ', ' is our code'))).toBe(false);
    expect(isOthers(words('using ', ' as a tool'))).toBe(true);
    expect(isOthers(words('based on ', ' is our code'))).toBe(true);
  });
});

describe('an address is announced', () => {
  test.each([
    ...[
      'Project page: ',
      'project website at ',
      "the paper's website: ",
      'our web site is ',
      'demo page ',
    ],
    ...[
      'demo: ',
      'demos at ',
      'project: ',
      'supplementary site ',
      'companion page ',
      'code link: ',
    ],
    ...[
      'Homepage: ',
      'x; web page at ',
      '. website is ',
      'Code is available at ',
      'code: ',
      'source code : ',
    ],
    ...[
      'The software can be found at ',
      'Our toolkit, released in ',
      'A library published at ',
      'demo:',
    ],
    ...['https://a.org/x, project page: ', 'implementation hosted on ', 'repository provided at '],
  ])('after %j', (before) => {
    expect(isAnnounced(words(before))).toBe(true);
  });

  test.each([
    ...[
      '',
      'see ',
      'available at ',
      'a website of ',
      'Homepage of A: ',
      'project page. See ',
      'decode: ',
    ],
    ...[
      'code. It is available at ',
      'project page https://a.org and ',
      `code is available ${'x'.repeat(31)}`,
    ],
    ...[`project page ${'x'.repeat(61)}`, `code ${'x'.repeat(82)} available at `],
  ])('but not after %j', (before) => {
    expect(isAnnounced(words(before))).toBe(false);
  });
});

test('an address is of an event after its name in the same sentence', () => {
  for (const event of [
    'workshop',
    'Challenge',
    'competition',
    'conference',
    'symposium',
    'shared task',
    'tutorial',
    'seminar',
  ])
    expect(isEvents(words(`the ${event} at `))).toBe(true);
  for (const before of [
    '',
    'workshops at ',
    'the challenge. See ',
    `workshop ${'x'.repeat(31)}`,
    'challenged ',
  ])
    expect(isEvents(words(before))).toBe(false);
});
