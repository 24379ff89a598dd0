import { expect, test } from '@jest/globals';
import { isBelow } from '../../src/http/is-below.ts';

test.each([
  ['https://api.github.com', 'https://api.github.com/repos/octo/site/pulls?page=2'],
  ['https://api.github.com/', 'https://API.github.com:443/repositories/1'],
  ['https://ghe.example/api/v3', 'https://ghe.example/api/v3/user'],
])('below %s is %s', (service, address) => {
  expect(isBelow(service, address)).toBe(true);
});

test.each([
  ['https://api.github.com', 'https://api.github.com.evil.example/repos'],
  ['https://api.github.com', 'https://api.github.com@evil.example/repos'],
  ['https://api.github.com', 'http://api.github.com/repos'],
  ['https://api.github.com', 'https://api.github.com:8443/repos'],
  ['https://ghe.example/api/v3', 'https://ghe.example/api/v30/user'],
  ['https://ghe.example/api/v3', 'https://ghe.example/api/v3/../../attachments'],
  ['https://ghe.example/api/v3', 'https://ghe.example/api/v3/%2e%2e/%2E%2E/attachments'],
  ['https://api.github.com', 'http'],
  ['https://api.github.com', '/repos'],
])('below %s is not %s', (service, address) => {
  expect(isBelow(service, address)).toBe(false);
});
