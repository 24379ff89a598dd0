import { sentencesOf } from './sentences.ts';

const ADVERBS = String.raw`(?: (?:also|hereby|here|then|first|now|thus|therefore|further|instead|\w+ly))*`;
const WE = String.raw`\b(?:we|I)\b${ADVERBS}`;
const PAPER =
  'paper|work|article|study|letter|survey|review|report|thesis|dissertation|manuscript|note|chapter|research|project|tutorial';
const WORK = String.raw`\b(?:this|our|the(?: present| current)?) (?:\w+ )?(?:${PAPER})${ADVERBS}`;

/** Matches "in this paper", "this work", "here we". */
const HERE = new RegExp(
  String.raw`\b(?:(?:this|the present) (?:\w+ )?(?:${PAPER})|our paper|here,? (?:we|I))\b`,
  'i',
);

/** Matches "we VERB" and "this paper VERBs". */
const says = (verbs: string) =>
  new RegExp(String.raw`(?:${WE} (?:${verbs})|${WORK} (?:${verbs})(?:e?s)?)\b`, 'i');

/** Scores of phrases that introduce the paper's own contribution. The first match counts. */
const SIGNS: readonly (readonly [RegExp, number])[] = [
  [
    says(
      'propose|introduce|present|develop|design|devise|put forward|release|contribute|create|build',
    ),
    4,
  ],
  [/\b(?:main|primary) (?:contribution|result)s? (?:of|in|is|are)\b/i, 4],
  [
    /\b(?:(?:is|are) (?:here )?(?:proposed|introduced|presented|developed)|by (?:proposing|introducing|presenting|developing))\b/i,
    3.5,
  ],
  [
    says(
      'describe|construct|formulate|establish|provide|offer|consider|study|studi|investigate|examine|explore|analy[sz]e|demonstrate|show|prove|derive|report|survey|review|discuss|give|evaluate|compare|argue|revisit|use|extend|improve|generali[sz]e|solve|determine|characteri[sz]e|calculate|compute|conduct|aim',
    ),
    2.5,
  ],
  [says('address|tackle'), 2.2],
  [says('find|observe|ask|obtain'), 1.5],
  [
    /\b(?:is|are) (?:\w+ly )?(?:studied|investigated|derived|analy[sz]ed|considered|shown|proved|proven|solved|obtained)\b/i,
    2,
  ],
];

/** Matches "we" with any other verb, as in "we mask dynamic regions", but not what is known or needed. */
const ANY_VERB = new RegExp(
  String.raw`${WE} (?!(?:have|had|are|were|can|could|cannot|may|might|must|should|need|know|believe|think|hope|live|expect|want|often)\b)\w+`,
  'i',
);
const ANY_VERB_SCORE = 1;
/** Least share and number of the title's words for which a sentence counts without such a phrase. */
const TITLE_SHARE = 0.5;
const TITLE_WORDS = 2;
const TITLE_SCORE = 0.5;

/** Matches a sentence that continues another, or is about a part of the work. */
const GOES_ON =
  /^(?:(?:in addition|additionally|furthermore|moreover|similarly|likewise|also|further|finally|lastly|second(?:ly)?|third(?:ly)?|fourth|fifth|besides|first(?:ly)?|next|then|as an? \w+|in particular|consequently|thereby|specifically|in specific|building (?:up)?on|from an? \w+|using|based on|with|to (?:further|construct|train|support|validate|evaluate|assess|verify|quantify|enable|answer|show)|for example|it|they|that is|we (?:also|further|then|additionally|finally|first|next))\b|.{0,60}\b(?:experiments|results) )/i;
const EMPTY =
  /\b(?:such an?|aforementioned|(?:the|these) above|key (?:innovations|components|ideas))\b/i;

const GOES_ON_COST = 2;
const EMPTY_COST = 1;
/** Words that title and sentence share count more if they are the name of the contribution. */
const NAME_GAIN = 1.5;
const TITLE_GAIN = 2;
const PLACE_COST = 0.2;
const HERE_GAIN = 0.8;
const SHORT = 60;
const SHORT_COST = 1;

/**
 * Chooses the sentence of an abstract that names the contribution. It has a phrase such as "we
 * propose" or "this paper studies", or words of the title, above all the name before its colon, and
 * does not continue another sentence ("Moreover, we ..."). Without any such phrase it is the first
 * sentence.
 *
 * @param abstract with TeX or without it; a line end separates paragraphs
 * @param title of the paper
 * @returns the unchanged sentence; empty only for an empty text
 */
export function keySentence(abstract: string, title = ''): string {
  const sentences = sentencesOf(abstract);
  const name = /^([^:]{2,40}):/.exec(title)?.[1]?.toLowerCase();
  const words = contentWords(title);
  let best = { sentence: sentences[0] ?? '', score: -Infinity };
  sentences.forEach((sentence, place) => {
    const own = contentWords(sentence);
    const common = [...words].filter((word) => own.has(word)).length;
    const shared = common / Math.max(1, words.size);
    const hasName = name !== undefined && sentence.toLowerCase().includes(name);
    const sign =
      SIGNS.find(([pattern]) => pattern.test(sentence))?.[1] ??
      (ANY_VERB.test(sentence) ? ANY_VERB_SCORE : undefined) ??
      (hasName || (shared >= TITLE_SHARE && common >= TITLE_WORDS) ? TITLE_SCORE : undefined);
    if (sign === undefined) return;
    const score =
      sign +
      TITLE_GAIN * shared +
      (HERE.test(sentence) ? HERE_GAIN : 0) +
      (hasName ? NAME_GAIN : 0) -
      (GOES_ON.test(sentence) ? GOES_ON_COST : 0) -
      (EMPTY.test(sentence) ? EMPTY_COST : 0) -
      (sentence.length < SHORT ? SHORT_COST : 0) -
      PLACE_COST * place;
    if (score > best.score) best = { sentence, score };
  });
  return best.sentence;
}

/** Words of four letters and more, by which a sentence is compared with a title. */
function contentWords(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu));
}
