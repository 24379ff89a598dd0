import type { Hit } from '../match/match.ts';
import { type Word, wordsOf } from '../match/words.ts';
import { Html, html } from './html.ts';

/** Phrases that matched, as normalized words; the longest phrase first. */
export type Phrases = readonly (readonly string[])[];

export function phrasesOf(hits: readonly Hit[]): Phrases {
  const phrases = hits
    .filter(({ field }) => field !== 'categories' && field !== 'id')
    .map(({ words }) => wordsOf(words).map(({ form }) => form));
  const each = new Map(phrases.map((phrase) => [phrase.join(' '), phrase]));
  return [...each.values()].filter(({ length }) => length > 0).sort((a, b) => b.length - a.length);
}

/** Returns text as HTML, with every occurrence of the phrases marked. */
export function marked(text: string, phrases: Phrases): Html {
  const words = phrases.length === 0 ? [] : wordsOf(text);
  const parts: Html[] = [];
  let from = 0;
  for (let at = 0; at < words.length; at++) {
    const first = words[at];
    const phrase = phrases.find((forms) => startsAt(forms, words, at));
    const last = phrase && words[at + phrase.length - 1];
    if (phrase === undefined || first === undefined || last === undefined) continue;
    const { start } = first;
    parts.push(html`${text.slice(from, start)}<mark>${text.slice(start, last.end)}</mark>`);
    from = last.end;
    at += phrase.length - 1;
  }
  return html`${parts}${text.slice(from)}`;
}

function startsAt(forms: readonly string[], words: readonly Word[], at: number): boolean {
  return forms.every((form, n) => {
    const word = words[at + n];
    return word?.form === form && (n === 0 || word.gap === '');
  });
}
