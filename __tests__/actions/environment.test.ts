import { expect, test } from '@jest/globals';
import { huggingFaceToken } from '../../src/actions/environment.ts';

test.each([
  ['https://huggingface.co', 'hf_x'],
  ['http://127.0.0.1:8000', 'hf_x'],
  ['http://huggingface.co', ''],
  ['https://huggingface.co.evil.example', ''],
  ['https://mirror.example', ''],
])('the token for Hugging Face goes to %s: %j', (url, token) => {
  expect(huggingFaceToken({ HF_TOKEN: ' hf_x\n' }, url)).toBe(token);
  expect(huggingFaceToken({}, url)).toBe('');
});
