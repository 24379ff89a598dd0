import { scopeInWords } from '../insight/findings-in-words.ts';
import type { Report } from '../report/report.ts';
import { pullTitle } from '../record/plan.ts';
import { leftInWords, outcomeInWords } from '../report/in-words.ts';
import { Html, html } from './html.ts';
import { postSection, source } from './page-posts.ts';
import { prose } from './prose.ts';
import { STYLE } from './style.ts';
import { topicId, topicSections } from './page-topics.ts';
import { counted } from '../text/counted.ts';

/** By which a page of ours is known, so that no other is written over. */
export const PAGE_MARK = '<meta name="generator" content="Paperboy preview">';

/** Nothing can be loaded, run or sent from the page, whatever a paper holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * What the local command found, as one page that needs nothing but itself: how the topics fare, the
 * pull request as it would read, and the posts.
 */
export function pageOf(report: Report): string {
  const { title, body } = pullOf(report);
  const pull = html`<section aria-labelledby="pull">
    <h2 id="pull">${report.plan.kind === 'commit' ? 'The commit' : 'The pull request'}</h2>
    <div class="pull">
      <h3>${title}</h3>
      ${body}
    </div>
  </section>`;
  const parts = [
    topicsOf(report),
    report.plan.kind === 'nothing-new' ? undefined : pull,
    postsOf(report),
    noticesOf(report),
  ].filter((part) => part !== undefined);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(POLICY)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        ${new Html(PAGE_MARK)}
        <title>${title}: a preview by Paperboy</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the findings</a>
        <header>
          <p class="brand">Paperboy · preview</p>
          <h1>${title}</h1>
          <p class="lead">${leadOf(report)}</p>
          <p class="aside">Site: ${report.site}.</p>
        </header>
        ${navigation(report)}
        <main id="main" tabindex="-1">${parts}</main>
        <footer><p>Thank you to arXiv for use of its open access interoperability.</p></footer>
      </body>
    </html> `.text;
}

/** What a run would do: the preview itself did none of it. */
function leadOf(report: Report): string {
  const { plan, papers } = report;
  if (plan.kind === 'nothing-new') return outcomeInWords(report);
  const what = {
    open: 'open a pull request with',
    append: 'add to the open pull request',
    commit: 'commit',
  }[plan.kind];
  return [`A run would ${what} ${counted(papers.length, 'paper')}.`, ...leftInWords(report)].join(' ');
}

/** What a new pull request would say; of one that only grows, its text afterwards. */
function pullOf({ plan, files }: Report): { readonly title: string; readonly body: Html } {
  switch (plan.kind) {
    case 'nothing-new':
      return { title: 'Nothing new', body: html`` };
    case 'commit':
      return {
        title: plan.commit.message.split('\n', 1)[0] ?? '',
        body: html`<pre
            tabindex="0"
            role="group"
            aria-label="The commit’s message"
          ><code>${plan.commit.message}</code></pre>
          <p>${counted(files.size, 'file')} on ${plan.branch}.</p>`,
      };
    default: {
      const body = (plan.kind === 'open' ? plan.pull.body : plan.body) ?? '';
      return { title: pullTitle(plan), body: prose(body, { level: 4, breaks: true }) };
    }
  }
}

function navigation({ insight, plan, papers }: Report): Html {
  const topics = (insight?.topics ?? []).map(
    ({ topic, found, warning }, index) =>
      html`<li>
        <a href="#${topicId(index)}">${topic.name}</a>
        <span class="aside">${found.length}${warning ? ' ⚠' : ''}</span>
      </li>`,
  );
  const pull =
    plan.kind === 'nothing-new'
      ? undefined
      : html`<li>
          <a href="#pull">${plan.kind === 'commit' ? 'The commit' : 'The pull request'}</a>
        </li>`;
  const posts =
    papers.length === 0
      ? undefined
      : html`<li><a href="#posts">The pages</a> <span class="aside">${papers.length}</span></li>`;
  return html`<nav aria-label="On this page">
    <ul>
      ${topics}${pull}${posts}
    </ul>
  </nav>`;
}

function topicsOf({ insight, rows }: Report): Html | undefined {
  if (insight === undefined) return undefined;
  return html`<section aria-labelledby="topics">
    <h2 id="topics">The topics</h2>
    <p class="note">${scopeInWords(insight)}</p>
    ${topicSections(insight, rows)}
  </section>`;
}

function postsOf({ papers, files, insight }: Report): Html | undefined {
  if (files.size === 0) return undefined;
  const posts = papers
    .map((paper, index) => postSection(paper, files, insight?.draftOf(paper), index === 0))
    .filter((post) => post !== undefined);
  const ours = new Set(papers.map(({ path }) => path));
  const pages = [...files].filter(([path]) => !ours.has(path));
  return html`<section aria-labelledby="posts">
    <h2 id="posts">The pages</h2>
    <p class="note">
      Each post by the site’s own template, read as plain Markdown, with its formulas typeset and
      the words that matched marked. The site’s own styles, layouts and shortcodes are not here; the
      file below each post is what would be written.
    </p>
    ${posts}
    ${pages.map(
      ([path, content]) =>
        html`<div class="post">
          <h3><code>${path}</code></h3>
          ${source(path, content)}
        </div>`,
    )}
  </section>`;
}

function noticesOf({ notices }: Report): Html | undefined {
  if (notices.length === 0) return undefined;
  return html`<section aria-labelledby="notices">
    <h2 id="notices">Notices</h2>
    <ul>
      ${notices.map(({ about, text }) => html`<li>${about}: ${text}</li>`)}
    </ul>
  </section>`;
}
