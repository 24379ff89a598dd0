import type { Headings } from './enrichment.ts';

/** The names of a language, and its headings and note. `*` is replaced by the model's name. */
type Row = readonly [names: string, summary: string, questions: string, note: string];

const ENGLISH: Row = [
  'english en',
  'Summary',
  'Questions and answers',
  'Written by a language model (*) from title, abstract and comment, not by the authors.',
];

const ROWS: readonly Row[] = [
  ENGLISH,
  [
    'german deutsch de',
    'Zusammenfassung',
    'Fragen und Antworten',
    'Von einem Sprachmodell (*) aus Titel, Kurzfassung und Kommentar geschrieben, nicht von den Autoren.',
  ],
  [
    'french français francais fr',
    'Résumé',
    'Questions et réponses',
    'Écrit par un modèle de langue (*) à partir du titre, du résumé et du commentaire, non par les auteurs.',
  ],
  [
    'spanish español espanol es',
    'Resumen',
    'Preguntas y respuestas',
    'Escrito por un modelo de lenguaje (*) a partir del título, el resumen y el comentario, no por los autores.',
  ],
  [
    'portuguese português portugues pt',
    'Resumo',
    'Perguntas e respostas',
    'Escrito por um modelo de linguagem (*) a partir do título, do resumo e do comentário, não pelos autores.',
  ],
  [
    'italian italiano it',
    'Sintesi',
    'Domande e risposte',
    'Scritto da un modello linguistico (*) a partire da titolo, abstract e commento, non dagli autori.',
  ],
  [
    'dutch nederlands nl',
    'Samenvatting',
    'Vragen en antwoorden',
    'Geschreven door een taalmodel (*) op basis van titel, abstract en commentaar, niet door de auteurs.',
  ],
  [
    'polish polski pl',
    'Streszczenie',
    'Pytania i odpowiedzi',
    'Napisane przez model językowy (*) na podstawie tytułu, abstraktu i komentarza, nie przez autorów.',
  ],
  [
    'russian русский ru',
    'Краткое содержание',
    'Вопросы и ответы',
    'Написано языковой моделью (*) по названию, аннотации и комментарию, не авторами.',
  ],
  [
    'turkish türkçe turkce tr',
    'Özet',
    'Sorular ve yanıtlar',
    'Yazarlar tarafından değil, başlık, özet ve yorumdan bir dil modeli (*) tarafından yazılmıştır.',
  ],
  [
    'chinese 中文 简体中文 zh mandarin',
    '摘要',
    '问答',
    '由语言模型（*）根据标题、摘要和备注撰写，并非作者所写。',
  ],
  [
    'japanese 日本語 ja',
    '要約',
    '質問と回答',
    'タイトル、要旨、コメントをもとに言語モデル（*）が書いたもので、著者によるものではありません。',
  ],
  [
    'korean 한국어 ko',
    '요약',
    '질문과 답변',
    '제목, 초록, 코멘트를 바탕으로 언어 모델(*)이 작성했으며 저자가 쓴 것이 아닙니다.',
  ],
];

/**
 * The headings in a language.
 *
 * @param language by its name, in English or in itself, or by its code
 * @param model the model's name
 * @param proposed the model's headings, used for a language that is not in the table. The note never
 * comes from the model.
 */
export function headingsIn(
  language: string,
  model: string,
  proposed?: Pick<Headings, 'summary' | 'questions'>,
): Headings {
  const asked = language.toLowerCase().replace(/\s*\(.*\)$/, '');
  const known = ROWS.find(([names]) => names.split(' ').includes(asked));
  const [, summary, questions, note] = known ?? ENGLISH;
  const headings = known === undefined ? proposed : undefined;
  return { summary, questions, ...headings, note: note.replace('*', () => model) };
}
