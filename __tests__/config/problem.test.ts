import { expect, test } from '@jest/globals';
import { type Problem, refuse } from '../../src/config/problem.ts';

const problem = (message: string, code: Problem['code'] = 'CONFIG_INVALID') => ({ code, message });
const failure = (...problems: Problem[]) => {
  const { code, message } = refuse(problems);
  return [code, ...message.split('\n')];
};

test('all problems make one failure, with the code that they share', () => {
  expect(failure(problem('a', 'NO_TOPICS'))).toEqual(['NO_TOPICS', 'a']);
  expect(failure(problem('a', 'QUERY_INVALID'), problem('b', 'QUERY_INVALID'))).toEqual([
    ...['QUERY_INVALID', 'a', 'b'],
  ]);
  expect(failure(problem('a', 'QUERY_INVALID'), problem('b', 'NO_TOPICS'))).toEqual([
    ...['CONFIG_INVALID', 'a', 'b'],
  ]);
});

test('the first 25 problems are reported, with the number of the others', () => {
  const problems = Array.from({ length: 27 }, (_, at) => problem(`p${at}`));
  const messages = problems.slice(0, 25).map(({ message }) => message);
  expect(failure(...problems.slice(0, 25))).toEqual(['CONFIG_INVALID', ...messages]);
  expect(failure(...problems)).toEqual([
    ...['CONFIG_INVALID', ...messages, '… and 2 more of this kind'],
  ]);
});
