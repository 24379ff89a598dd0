import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { sampleViews } from '../../src/view/sample-views.ts';
import { aLayout } from '../builders/layout.ts';

const presets = presetsIn(`${process.cwd()}/templates`);

/** Returns the layout of a Hugo site with its own templates. */
const layoutWith = (
  templates: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = { templates: 't' },
) => aLayout({ 'hugo.toml': '', ...templates }, inputs);

describe("a partial in the user's folder", () => {
  test('replaces the built-in partial in every template; an empty file removes it', async () => {
    const withoutPartial = await layoutWith({ 't/why.hbs': '' });
    const withPartial = await layoutWith({
      't/facts.hbs': '{{> facts-of-mine}}',
      't/facts-of-mine.hbs': 'Mine: {{title}}\n',
    });
    expect(withoutPartial.post(sampleViews().post)).not.toContain('A / B');
    expect(withPartial.post(sampleViews().post)).toMatch(/Mine: A title\n[^]*\*A \/ B: “title”\*/);
  });

  test('can be a built-in partial in a template of the user', async () => {
    const layout = await layoutWith({ 't/digest.hbs': '# {{title}}\n\n{{> topics}}' });
    expect(layout.digest(sampleViews().digest)).toMatch(/^# arXiv digest of [^]*### \[A title\]/);
  });

  test.each([{}, { templates: 't' }])(
    'is not taken from another folder, with %j',
    async (inputs) => {
      const files = { 't/note.hbs': '', 't/digest.hbs': 'x', 'x/why.hbs': '', 'xwhy.hbs': '' };
      const { post } = await layoutWith(files, inputs);
      expect(post(sampleViews().post)).toContain('A / B');
    },
  );

  test('with an error is reported with its file and line', async () => {
    await expect(layoutWith({ 't/why.hbs': 'x\n{{topic}}' })).rejects.toThrow(
      't/why.hbs, line 2: there is no `topic`. Did you mean `topics`?',
    );
  });
});

test.each(presets.names())(
  'the templates and partials of %s use only known names, since a run does not check them',
  async (site) => {
    const templates = { 't/why.hbs': presets.read('why.hbs') ?? '' };
    const layout = await layoutWith(templates, { templates: 't', site });
    const { digest, list, post, pull } = sampleViews();
    expect(layout.post(post)).toContain('A title');
    expect(layout.digest(digest)).toContain('An abstract.');
    expect(layout.list(list)).not.toBe('');
    expect(layout.pullRequest(pull)).not.toBe('');
  },
);

test('every common partial is used by a template', () => {
  const folder = (path: string) => readdirSync(path).filter((name) => name.endsWith('.hbs'));
  const texts = presets
    .names()
    .flatMap((name) => folder(`templates/${name}`).map((file) => `${name}/${file}`))
    .concat(folder('templates'))
    .map((file) => presets.read(file) ?? '')
    .join('\n');
  const unused = folder('templates').filter(
    (file) =>
      !['list.hbs', 'pull-request.hbs'].includes(file) &&
      !texts.includes(`{{> ${file.slice(0, -4)}}}`),
  );
  expect(unused).toEqual([]);
});

describe("the user's folder", () => {
  test.each(['post', 'digest', 'list', 'pull-request', 'why'])(
    'may hold %s alone',
    async (name) => {
      const text = name === 'post' ? '---\ntitle: {{yaml title}}\n---\n' : 'x';
      await expect(layoutWith({ [`t/${name}.hbs`]: text })).resolves.toHaveProperty('post');
    },
  );

  test.each(['t/posts.hbs', 't/README.md', 't/a/post.hbs', 'x/post.hbs', 't/post.md'])(
    'is refused if it replaces no template: %s',
    async (path) => {
      await expect(layoutWith({ [path]: '' })).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message:
          '`templates`: t/ on main contains none of post.hbs, digest.hbs, list.hbs, pull-request.hbs',
      });
    },
  );

  test('is refused if its post cannot be parsed for any paper', async () => {
    await expect(layoutWith({ 't/post.hbs': '---\n- {{title}}\n---\n' })).rejects.toMatchObject({
      code: 'TEMPLATE_INVALID',
      message:
        't/post.hbs: for every paper, its front matter is not a YAML mapping; write {{yaml title}} there in place of {{title}}',
    });
  });
});
