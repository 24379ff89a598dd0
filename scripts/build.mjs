/**
 * Bundles the action and the local command into dist/, with the licences of the bundled packages.
 * `--check` builds in memory and fails if dist/ differs.
 */
import { readFile, readdir, rm, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { DEFINE } from './define.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const DIST = join(ROOT, 'dist');

/**
 * Marks packages as free of side effects whose package.json does not say so. Then the bundler leaves
 * out unused code: the OIDC client and the Octokit of the Actions toolkit, with them all of undici,
 * which every run would load; and the table for writing HTML entities, which markdown-it does not use.
 */
const shake = {
  name: 'toolkit-without-side-effects',
  setup({ onResolve, resolve }) {
    onResolve(
      { filter: /^(?:@actions\/|undici$|entities$|\.)/ },
      async ({ path, pluginData, ...rest }) => {
        const ours =
          !path.startsWith('.') ||
          /node_modules\/(?:@actions|undici|entities)\//.test(rest.importer);
        if (pluginData === 'resolved' || !ours) return undefined;
        const found = await resolve(path, { ...rest, pluginData: 'resolved' });
        return { path: found.path, external: found.external, sideEffects: false };
      },
    );
  },
};

/**
 * Replacements for parts of packages that are never called, but that the bundler cannot remove.
 * Package -> source of the replacement.
 */
const IDLE = {
  // Handlebars uses it only for source maps.
  'source-map': 'module.exports = {};',
  // The classes for GitHub Apps and OAuth, with webhooks and all ways to authenticate.
  '@octokit/app':
    'export class App { static defaults() {} } export const createNodeMiddleware = 0;',
  '@octokit/oauth-app': 'export class OAuthApp { static defaults() {} }',
};

const withoutIdle = {
  name: 'without-idle-packages',
  setup({ onResolve, onLoad }) {
    const names = Object.keys(IDLE).join('|').replaceAll('/', '\\/');
    onResolve({ filter: new RegExp(`^(?:${names})$`) }, ({ path }) => ({
      path,
      namespace: 'idle',
    }));
    onLoad({ filter: /.*/, namespace: 'idle' }, ({ path }) => ({ contents: IDLE[path] }));
  },
};

/**
 * Selects the Octokit routes that the sources may call, as `SCOPE.name(…)`: those whose name follows a
 * dot anywhere in src/github. The table has a thousand others.
 */
const withFewRoutes = {
  name: 'with-few-routes',
  setup({ onLoad }) {
    onLoad({ filter: /plugin-rest-endpoint-methods\/.*endpoints\.js$/ }, async ({ path }) => {
      const { default: all } = await import(pathToFileURL(path).href);
      const folder = join(ROOT, 'src/github');
      const texts = (await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8'));
      const named = new Set((await Promise.all(texts)).join('').match(/(?<=\.)\w+/g));
      const few = ['git', 'issues', 'pulls', 'repos'].map((scope) => [
        scope,
        Object.fromEntries(Object.entries(all[scope]).filter(([name]) => named.has(name))),
      ]);
      return { contents: `export default ${JSON.stringify(Object.fromEntries(few))};` };
    });
  },
};

/**
 * Lets Bottleneck yield without a timer. A request to GitHub waits in up to four of Octokit's queues,
 * which yield five times each with a timer of 0 ms; Node makes at least 1 ms of it.
 */
const withoutIdleTimers = {
  name: 'bottleneck-without-idle-timers',
  setup({ onLoad }) {
    onLoad({ filter: /bottleneck\/light\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(
        'return setTimeout(resolve, t);',
        'return t > 0 ? setTimeout(resolve, t) : setImmediate(resolve);',
      );
      if (contents === source)
        throw new Error(`${path} has no function that yields with setTimeout`);
      return { contents };
    });
  },
};

async function bundle() {
  return build({
    absWorkingDir: ROOT,
    entryPoints: { index: 'src/main.ts', preview: 'src/preview.ts' },
    outdir: DIST,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    mainFields: ['module', 'main'],
    chunkNames: 'chunk-[hash]',
    loader: { '.atom': 'text' },
    define: DEFINE,
    // Use the package's ES modules, of which the bundler can remove unused code. Node would get
    // CommonJS.
    alias: { yaml: join(ROOT, 'node_modules/yaml/browser/dist/index.js') },
    // Bundled CommonJS packages load Node's modules with `require`.
    banner: {
      js: "import{createRequire as paperboyRequire}from'node:module';const require=paperboyRequire(import.meta.url);",
    },
    plugins: [shake, withoutIdle, withoutIdleTimers, withFewRoutes],
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
}

/**
 * Returns the licence texts of all bundled packages: the copyright of each package, and terms that
 * several share only once.
 */
async function licences({ outputs }) {
  const folders = new Set();
  for (const output of Object.values(outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (found && bytesInOutput > 0) folders.add(found);
    }
  }
  const texts = await Promise.all(
    [...folders].sort().map(async (folder) => {
      const about = JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8'));
      const file = (await readdir(join(ROOT, folder))).find((name) =>
        /^(?:licen[cs]e|copying)/i.test(name),
      );
      const text = file
        ? await readFile(join(ROOT, folder, file), 'utf8')
        : `Licence: ${about.license}\n`;
      return { name: `${about.name} ${about.version} (${about.license})`, text };
    }),
  );
  const byTerms = new Map();
  for (const { name, text } of texts.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const paragraphs = text.split(/\n\s*\n/).map((one) => one.replace(/\s+/g, ' ').trim());
    const isOwn = (one) =>
      /copyright|\(c\)|©/i.test(one) && !/notice|permi|liable|redistrib/i.test(one);
    // Leave out the name of the licence, which follows the name of the package.
    const terms = paragraphs.filter((one) => !isOwn(one) && one.length > 40).join('\n\n');
    const holders = paragraphs.filter(isOwn);
    byTerms.set(terms, [...(byTerms.get(terms) ?? []), [name, ...holders].join('\n')]);
  }
  return [...byTerms]
    .map(([terms, packages]) => `${[...new Set(packages)].join('\n\n')}\n\n${terms}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** Returns all files of dist/: name -> content. */
async function contents() {
  const { outputFiles, metafile } = await bundle();
  const files = new Map(outputFiles.map(({ path, text }) => [relative(DIST, path), text]));
  files.set('licenses.txt', await licences(metafile));
  // Mark the bundle as ESM, also where the project's package.json is missing.
  files.set('package.json', '{ "type": "module" }\n');
  return files;
}

const files = await contents();
if (process.argv.includes('--check')) {
  const there = await readdir(DIST).catch(() => []);
  const wrong = [...new Set([...there, ...files.keys()])].sort();
  const differing = [];
  for (const name of wrong) {
    const held = await readFile(join(DIST, name), 'utf8').catch(() => undefined);
    if (held !== files.get(name)) differing.push(name);
  }
  if (differing.length > 0) {
    console.error(
      `dist/ differs from a build of src/ (${differing.join(', ')}). Run: npm run build`,
    );
    process.exitCode = 1;
  } else console.log(`dist/ is the current build of src/ (${files.size} files)`);
} else {
  await rm(DIST, { recursive: true, force: true });
  await mkdir(DIST, { recursive: true });
  for (const [name, text] of files) {
    await writeFile(join(DIST, name), text);
    console.log(`dist/${name} ${Math.ceil(Buffer.byteLength(text) / 1024)} kB`);
  }
}
