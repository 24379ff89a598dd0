import { sentencesOf } from './sentences.ts';

const ADVERBS = String.raw`(?: (?:also|hereby|here|then|first|now|thus|therefore|further|instead|\w+ly))*`;
const WE = String.raw`\b(?:we|I)\b${ADVERBS}`;
const WORK = String.raw`\b(?:this|our|the(?: present| current)?) (?:\w+ )?(?:paper|work|article|study|letter|survey|review|report|thesis|dissertation|manuscript|note|chapter|research|project|tutorial)${ADVERBS}`;

/** Matches "we VERB" and "this paper VERBs". */
const said = (verbs: string) =>
  new RegExp(String.raw`(?:${WE} (?:${verbs})|${WORK} (?:${verbs})(?:e?s)?)\b`, 'i');

/** What a sentence says that names the paper's own contribution, the surest first. */
const SIGNS: readonly RegExp[] = [
  said('propose|introduce|present|develop|design|devise|put forward|release|contribute'),
  /\b(?:is|are) (?:here )?(?:proposed|introduced|presented|developed)\b/i,
  said(
    'describe|construct|build|formulate|establish|provide|offer|address|tackle|consider|study|studi|investigate|examine|explore|analy[sz]e|demonstrate|show|prove|derive|report|survey|review|discuss|evaluate|compare|argue|revisit',
  ),
];

/**
 * Chooses the sentence of an abstract that says what is new: the first with "we propose", "this
 * paper presents" and the like, else the first with "we show", "we study" and the like, else the
 * first of all.
 *
 * @param abstract with TeX or without it; a line end separates paragraphs
 * @returns the sentence as it stands there; empty only for an empty text
 */
export function keySentence(abstract: string): string {
  const sentences = sentencesOf(abstract);
  for (const sign of SIGNS) {
    const found = sentences.find((sentence) => sign.test(sentence));
    if (found !== undefined) return found;
  }
  return sentences[0] ?? '';
}
