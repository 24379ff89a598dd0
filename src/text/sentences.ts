/** Spans in which no sentence ends: formulas, addresses, and closed parentheses. */
const WHOLE =
  /\$\$[^$]+\$\$|\$[^$]+\$|\\\([^]*?\\\)|\\\[[^]*?\\\]|https?:\/\/\S*[^\s.,;:!?)]|\([^()]{1,400}\)|\[[^[\]]{1,400}\]/g;

/** A mark before the end: without one a text is one sentence. */
const MARK = /[.!?。！？][^]/;

/**
 * The end of a sentence: a mark, closing quotes or parentheses, a space, and a character that can
 * begin a sentence. Some authors omit the space: `is hard.We propose`.
 */
const END =
  /(?<=[.!?]["'”’)\]}]{0,3})\s+(?=["'“‘([{\\$]{0,3}[\p{Lu}\p{Lo}\d$\\])|(?<=[\p{Ll})]{2}\.)(?=\p{Lu}\p{Ll}*[\s,-])|(?<=[。！？])/gu;

/** Matches a text that ends with an abbreviation, whose full stop does not end a sentence. */
const ABBREVIATED =
  /(?:\b(?:e\.g|i\.e|a\.k\.a|w\.r\.t|i\.i\.d|et al|cf|vs|viz|resp|approx|ca|no|nos|vol|pp|fig|figs|eq|eqs|eqn|sec|secs|sect|ref|refs|tab|thm|prop|def|ch|chap|app|dr|prof|mr|mrs|ms|st|jr)|(?<![\p{L}\p{N}])\p{Lu})\.$/iu;

/** A letter that ends a sentence, such as a variable, before a word that begins one. */
const LETTER = /(?<![\p{L}\p{N}.])[\p{Lu}]\.$/u;
const BEGINS =
  /^(?:We|In|The|This|These|Our|It|For|To|As|A|An|Here|Let|Then|If|Given|Moreover|However|Furthermore|While|Both|Finally|Also|Thus|Previous|Existing|Recent|Using)\s/;

const LONGEST_ABBREVIATION = 10;

/**
 * Splits prose into its sentences.
 *
 * @param text with TeX or without it; a line end ends a sentence too
 */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap(inParagraph)
    .filter((sentence) => sentence !== '');
}

function inParagraph(paragraph: string): string[] {
  if (!MARK.test(paragraph)) return [paragraph.trim()];
  const whole = [...paragraph.matchAll(WHOLE)].map(({ 0: span, index }) => ({
    from: index,
    to: index + span.length,
  }));
  const sentences: string[] = [];
  let start = 0;
  for (const { 0: gap, index } of paragraph.matchAll(END)) {
    if (whole.some(({ from, to }) => from <= index && index < to)) continue;
    const sentence = paragraph.slice(start, index);
    const end = sentence.slice(-LONGEST_ABBREVIATION);
    const isLetter = LETTER.test(end) && BEGINS.test(paragraph.slice(index + gap.length));
    if (ABBREVIATED.test(end) && !isLetter) continue;
    sentences.push(sentence.trim());
    start = index + gap.length;
  }
  return [...sentences, paragraph.slice(start).trim()];
}
