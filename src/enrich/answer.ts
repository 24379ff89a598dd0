import * as z from 'zod/mini';
import type { ModelSettings } from '../config/config.ts';
import type { Paper } from '../papers/paper.ts';
import { withoutSecrets } from '../text/secrets.ts';
import type { Generated, GroundedAnswer } from './enrichment.ts';
import { type PaperWords, hasOnlyNumbersOf, holdsQuote, wordsOf } from './grounding.ts';
import { headingsIn } from './headings.ts';
import { proseOf } from './prose-of-answer.ts';

const text = z.string();
const answer = z.object({
  summary: z.optional(z.object({ text, quote: text })),
  questions: z.optional(z.array(z.object({ question: text, answer: text, quote: text }))),
  headings: z.optional(z.object({ summary: text, questions: text })),
});

/** The checked content of an answer, or the reason why there is none. */
export type Reading =
  | { readonly generated: Generated }
  /** `malformed`: a retry may help. */
  | { readonly reason: string; readonly malformed: boolean };

const LONGEST = { summary: 900, question: 200, answer: 500, quote: 400, heading: 60 } as const;
const MOST_QUESTIONS = 5;

/**
 * Reads a model's answer: JSON, perhaps with text around it. Keeps only parts whose quote is in the
 * paper and whose numbers are all in the paper. Drops parts that contain the key: a service may
 * repeat a request, and a post is public.
 *
 * @param content the text of its message
 */
export function readAnswer(
  content: string,
  paper: Pick<Paper, 'title' | 'abstract' | 'comment'>,
  { tasks, language, name, key }: Pick<ModelSettings, 'tasks' | 'language' | 'name' | 'key'>,
): Reading {
  const read = z.safeParse(answer, jsonIn(content));
  if (!read.success)
    return { reason: 'an answer that was not in the form asked for', malformed: true };
  const said = read.data;
  const words = wordsOf(paper);
  const redacted = withoutSecrets([key]);
  const isFree = (text: string) => redacted(text) === text;
  const mayStand = (text: string) => isSaying(text) && isFree(text);
  const summary = tasks.has('summary') ? summaryOf(said.summary, words, mayStand) : undefined;
  const questions = tasks.has('qa') ? questionsOf(said.questions ?? [], words, mayStand) : [];
  if (summary === undefined && questions.length === 0)
    return { reason: 'an answer of which nothing rests on the paper', malformed: false };
  const headings = said.headings && {
    summary: proseOf(said.headings.summary, LONGEST.heading),
    questions: proseOf(said.headings.questions, LONGEST.heading),
  };
  const isUsable = (heading: string) => heading !== '' && isFree(heading);
  const usable = headings && Object.values(headings).every(isUsable) ? headings : undefined;
  return {
    generated: { summary, questions, model: name, headings: headingsIn(language, name, usable) },
  };
}

function summaryOf(
  said: z.infer<typeof answer>['summary'],
  words: PaperWords,
  mayStand: (text: string) => boolean,
): string | undefined {
  if (said === undefined || !holdsQuote(words, said.quote)) return undefined;
  const summary = proseOf(said.text, LONGEST.summary);
  return mayStand(summary) && hasOnlyNumbersOf(words, summary) ? summary : undefined;
}

function questionsOf(
  said: NonNullable<z.infer<typeof answer>['questions']>,
  words: PaperWords,
  mayStand: (text: string) => boolean,
): GroundedAnswer[] {
  const kept = new Map<string, GroundedAnswer>();
  for (const one of said) {
    if (!holdsQuote(words, one.quote)) continue;
    const question = proseOf(one.question, LONGEST.question);
    const reply = proseOf(one.answer, LONGEST.answer);
    const quote = proseOf(one.quote, LONGEST.quote);
    const same = question.toLowerCase();
    if (![question, reply, quote].every(mayStand) || kept.has(same)) continue;
    if (hasOnlyNumbersOf(words, `${question} ${reply}`))
      kept.set(same, { question, answer: reply, quote });
  }
  return [...kept.values()].slice(0, MOST_QUESTIONS);
}

function isSaying(said: string): boolean {
  return /\p{L}{2}|\p{Lo}/u.test(said);
}

/** The JSON of an answer. Some models write their reasoning before it, or a fence around it. */
function jsonIn(content: string): unknown {
  const thought = content.indexOf('</think>');
  for (const text of [content, content.slice(thought + 1)]) {
    try {
      return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
    } catch {
      // Try the next text.
    }
  }
  return undefined;
}
