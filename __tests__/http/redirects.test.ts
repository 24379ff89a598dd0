import { expect, test } from '@jest/globals';
import { mayFollow } from '../../src/http/redirects.ts';

test.each([
  ['https://huggingface.co/api/papers/1', 'https://huggingface.co/papers/1', true],
  ['http://huggingface.co/api', 'https://huggingface.co/api', true],
  ['https://export.arxiv.org/api/query', 'https://arxiv.org/api/query', true],
  ['http://arxiv.org/', 'https://export.arxiv.org/', true],
  ['https://export.arxiv.org/api', 'http://export.arxiv.org/api', false],
  ['https://export.arxiv.org/api', 'http://arxiv.org/api', false],
  ['https://export.arxiv.org/api', 'https://arxiv.org:8443/api', false],
  ['https://export.arxiv.org/api', 'https://notarxiv.org/api', false],
  ['https://export.arxiv.org/api', 'https://arxiv.org.evil.example/api', false],
  ['https://mirror.example/api', 'https://export.arxiv.org/api', false],
  ['https://mirror.example/api', 'https://a.mirror.example/api', false],
  ['https://mirror.example/api', 'https://a:b@mirror.example/api', false],
  ['http://127.0.0.1:8000/', 'http://127.0.0.1:8001/', false],
  ['https://mirror.example/api', 'file:///etc/passwd', false],
  ['https://mirror.example/api', 'data:text/plain,hi', false],
])('a redirect from %s to %s is followed: %j', (from, to, follows) => {
  expect(mayFollow(new URL(from), new URL(to))).toBe(follows);
});
