import { expect, test } from '@jest/globals';
import { headingsIn } from '../../src/enrich/headings.ts';

test.each([
  ['English', 'Summary', 'Questions and answers'],
  ['German', 'Zusammenfassung', 'Fragen und Antworten'],
  ['French', 'Résumé', 'Questions et réponses'],
  ['Spanish', 'Resumen', 'Preguntas y respuestas'],
  ['Portuguese', 'Resumo', 'Perguntas e respostas'],
  ['Italian', 'Sintesi', 'Domande e risposte'],
  ['Dutch', 'Samenvatting', 'Vragen en antwoorden'],
  ['Polish', 'Streszczenie', 'Pytania i odpowiedzi'],
  ['Russian', 'Краткое содержание', 'Вопросы и ответы'],
  ['Turkish', 'Özet', 'Sorular ve yanıtlar'],
  ['Chinese', '摘要', '问答'],
  ['Japanese', '要約', '質問と回答'],
  ['Korean', '요약', '질문과 답변'],
])('in %s the headings are %s and %s, and the note names the model', (language, ...wanted) => {
  const { summary, questions, note } = headingsIn(language, 'gpt-$&', {
    summary: 'not this',
    questions: 'nor this',
  });
  expect([summary, questions]).toEqual(wanted);
  expect(note).toMatch(/[(（]gpt-\$&[)）]/);
  expect(note.length).toBeGreaterThan(20);
});

test.each([
  ['Deutsch', 'German'],
  ['DE', 'German'],
  ['Chinese (Simplified)', 'Chinese'],
  ['简体中文', 'Chinese'],
  ['français', 'French'],
])('%s is the same as %s', (language, same) => {
  expect(headingsIn(language, 'm')).toEqual(headingsIn(same, 'm'));
});

test('in another language the headings are those of the model, else English, with an English note', () => {
  const english = headingsIn('English', 'm');
  const own = { summary: 'Brevis', questions: 'Quaestiones' };
  expect(headingsIn('Latin', 'm', own)).toEqual({ ...own, note: english.note });
  expect(headingsIn('Latin', 'm')).toEqual(english);
});
