import type { Page } from 'playwright-core';
import type { Language } from '../../src/vocabulary';
import type { BusyCompany } from './busy-company';
import type { SignedIn } from './etalon';
import { complaintList } from './evidence';
import { kazakhStandard } from './kazakh-standard';
import type { ReviewedDraft } from './reviews';
import { smallStandard } from './standards';
import { download, fillIn, xlsxType } from './tables';
import { companyDocument } from './word-documents';

/** One state of one page, as somebody comes to see it. */
export interface Screen {
  name: string;
  /** Null is signed out. */
  as: SignedIn | null;
  path: string;
  /** What is done on the page until it is in the state that is meant. */
  reach?: (page: Page) => Promise<unknown>;
  /** Of the page, where it is not the reader's. */
  language?: Language;
  /** What `path` answers; 200 unless it says otherwise. */
  status?: number;
}

/** Files that pages lead to, and what leads on to another page: what has an address and no screen. */
export const files = [
  ...['/artefacts/:id/file', '/assets/house/:file', '/b/:token/pdf'],
  ...['/drafts/:id/disposition-table', '/drafts/:id/export', '/drafts/:id/import/document'],
  ...['/drafts/:id/preview/:name', '/live', '/pictures/:name'],
  ...['/read/:slug', '/read/:slug/:jobRole', '/reader-worker.js', '/standards/:id/clauses/:number/history'],
  '/standards/:id/comparison/pdf',
  '/standards/new/document',
];

/** Every page of Etalon: empty, full and refusing what was sent. A new page is one more row. */
export function screensOf(company: BusyCompany): Screen[] {
  const { hr, newcomer, operator, approver, review, rework } = company;
  const draft = ({ draftId }: { draftId: number }, rest = '') => `/drafts/${draftId}${rest}`;
  const standard = ({ standardId }: { standardId: number }, rest = '') => `/standards/${standardId}${rest}`;
  const clause = draft(rework, `/clauses/${rework.clauses[0]}`);
  const [section] = rework.sections;
  return [
    { name: 'signing in', as: null, path: '/sign-in?to=/work' },
    {
      name: 'signing in, refused',
      as: null,
      path: '/sign-in',
      reach: refused('.sign-in form button', { '#email': 'nobody' }),
    },
    { name: 'nothing there', as: null, path: '/nowhere', status: 404 },
    { name: 'brochure behind a link', as: null, path: company.link, language: 'kk' },
    { name: 'link that ended', as: null, path: '/b/never', status: 404 },
    { name: 'verification', as: null, path: '/verify' },
    { name: 'verification, in force', as: hr, path: `/verify/${company.code}` },
    { name: 'verification, unknown', as: null, path: '/verify/0000-0000-0000', status: 404 },
    {
      name: 'verification, refused',
      as: null,
      path: '/verify',
      reach: refused('.verifying .primary', { '#code': 'ABC' }),
    },
    { name: 'verification, without a file', as: null, path: '/verify', reach: withoutFile },

    { name: 'standards', as: hr, path: '/' },
    { name: 'standards, none', as: hr, path: '/?after=2147483647' },
    { name: 'standards, own brochures first', as: operator, path: '/' },
    { name: 'standard in force', as: hr, path: standard(company.published) },
    { name: 'standard in the making', as: hr, path: standard(company.frozen) },
    { name: 'standard not in force', as: hr, path: standard(company.unformed) },
    { name: 'handbook', as: newcomer, path: standard(company.published, '/handbook') },
    { name: 'brochure', as: newcomer, path: standard(company.published, '/brochures/operator') },
    { name: 'comparison', as: hr, path: standard(company.submitted, '/comparison') },
    { name: 'comparison, as one document', as: hr, path: standard(company.submitted, '/comparison?shape=document') },
    { name: 'comparison, nothing to compare', as: newcomer, path: standard(company.published, '/comparison') },
    { name: 'documents on request', as: operator, path: `/editions/${company.editions[0]}/documents` },
    {
      name: 'documents on request, none yet',
      as: hr,
      path: `/editions/${company.editions[1]}/documents?subject=operator`,
    },
    { name: 'links', as: hr, path: standard(company.published, '/links') },
    { name: 'links, none', as: hr, path: standard(company.submitted, '/links') },
    { name: 'search', as: newcomer, path: '/search' },
    { name: 'search, found', as: hr, path: `/search?q=${encodeURIComponent('тұтқаны')}` },
    { name: 'search, nothing found', as: newcomer, path: '/search?q=qqq' },

    { name: 'work', as: rework.owner, path: '/work' },
    { name: 'work, none', as: newcomer, path: '/work' },
    { name: 'draft, forming', as: company.unformed.hr, path: draft(company.unformed) },
    { name: 'draft, in review', as: review.leader, path: draft(review) },
    { name: 'draft, in rework', as: rework.leader, path: draft(rework) },
    { name: 'preview', as: hr, path: draft(rework, '/preview') },
    { name: 'preview, nothing written', as: hr, path: draft(company.blank, '/preview') },
    { name: 'draft, published', as: hr, path: draft(company.published) },
    { name: 'draft, withdrawn', as: hr, path: draft(company.withdrawn) },
    { name: 'withdrawal', as: review.leader, path: draft(review, '/withdrawal') },
    {
      name: 'withdrawal, refused',
      as: review.leader,
      path: draft(review, '/withdrawal'),
      reach: refused('main .button.danger'),
    },
    { name: 'history', as: rework.leader, path: draft(rework, '/history') },
    { name: 'history, none', as: rework.leader, path: draft(rework, '/history?before=1') },
    { name: 'working group', as: review.leader, path: draft(review, '/working-group') },
    { name: 'working group, read only', as: review.member, path: draft(review, '/working-group') },
    { name: 'working group, empty', as: company.unformed.hr, path: draft(company.unformed, '/working-group') },
    { name: 'new member', as: review.leader, path: draft(review, '/working-group/members/new') },
    { name: 'new member, not found', as: review.leader, path: draft(review, '/working-group/members/new?find=qqq') },
    {
      name: 'new member, refused',
      as: company.unformed.hr,
      path: draft(company.unformed, '/working-group/members/new'),
      reach: async (page) => {
        await page.evaluate(`document.querySelector('#personId').required = false`);
        await refused('.sheet .button.primary')(page);
      },
    },
    { name: 'member', as: review.leader, path: draft(review, `/working-group/members/${review.member.id}`) },
    { name: 'round', as: review.leader, path: draft(review, '/round') },
    { name: 'round, to be opened', as: rework.leader, path: draft(rework, '/round') },
    {
      name: 'round, refused',
      as: rework.leader,
      path: draft(rework, '/round'),
      reach: refused('.sheet .button', { '#day': '2020-01-01' }),
    },
    { name: 'round, what came of it', as: rework.leader, path: `/rounds/${rework.roundId}` },
    { name: 'round, none', as: hr, path: draft(company.blank, '/round') },

    { name: 'text', as: rework.leader, path: draft(rework, '/text') },
    { name: 'text, empty', as: hr, path: draft(company.blank, '/text') },
    { name: 'clause, to comment on', as: review.member, path: draft(review, `/clauses/${review.clauses[1]}`) },
    {
      name: 'clause, comment refused',
      as: review.member,
      path: draft(review, `/clauses/${review.clauses[1]}`),
      reach: refused('.comment-form .button.primary'),
    },
    { name: 'clause, answered', as: rework.owner, path: clause },
    { name: 'clause, removed', as: rework.leader, path: draft(rework, `/clauses/${rework.clauses.at(-1)}`) },
    { name: 'clause, edit', as: rework.owner, path: `${clause}/edit` },
    {
      name: 'clause, edit refused',
      as: rework.owner,
      path: `${clause}/edit`,
      reach: refused('.clause-form .save-bar .primary', { '#title': '' }),
    },
    { name: 'clause, two edits', as: rework.owner, path: `${clause}/edit`, reach: staleEdit },
    { name: 'clause, new', as: rework.leader, path: draft(rework, `/sections/${section!.id}/clauses/new`) },
    { name: 'clause, removal', as: rework.leader, path: `${clause}/removal` },
    { name: 'clause, revisions', as: rework.member, path: `${clause}/revisions` },
    { name: 'clause, one revision', as: review.member, path: draft(review, `/clauses/${review.clauses[0]}/revisions`) },
    { name: 'about the standard', as: rework.leader, path: draft(rework, '/about') },
    {
      name: 'about the standard, refused',
      as: rework.leader,
      path: draft(rework, '/about'),
      reach: refused('.clause-form .save-bar .primary', { '#title': ' ', '#meaning-1': 'x' }),
    },
    { name: 'section, new', as: rework.leader, path: draft(rework, '/sections/new') },
    { name: 'section, edit', as: rework.leader, path: draft(rework, `/sections/${section!.id}/edit`) },
    {
      name: 'section, refused',
      as: rework.leader,
      path: draft(rework, '/sections/new'),
      reach: refused('.clause-form .save-bar .primary'),
    },
    { name: 'session ended', as: rework.leader, path: draft(rework, '/sections/new'), reach: afterSessionEnded },
    { name: 'draft as a whole, to comment on', as: review.member, path: draft(review, '/discussion') },
    {
      name: 'draft as a whole, comment refused',
      as: review.member,
      path: draft(review, '/discussion'),
      reach: refused('.comment-form .button.primary'),
    },
    { name: 'draft as a whole, read only', as: rework.leader, path: draft(rework, '/discussion') },
    { name: 'section, to comment on', as: review.member, path: draft(review, `/sections/${review.sections[0]!.id}`) },
    { name: 'comments', as: rework.owner, path: draft(rework, '/comments') },
    { name: 'comments, answered', as: rework.leader, path: draft(rework, '/comments?show=answered') },
    { name: 'comments, none', as: rework.leader, path: draft(rework, '/comments?show=mine') },
    {
      name: 'comments, answer refused',
      as: rework.owner,
      path: draft(rework, '/comments'),
      reach: refused('.answer .button.primary >> nth=0'),
    },
    { name: 'objection', as: rework.staff, path: draft(rework, `/comments/${company.answered}/objection`) },
    {
      name: 'objection, refused',
      as: rework.staff,
      path: draft(rework, `/comments/${company.answered}/objection`),
      reach: refused('.objecting .button.primary'),
    },
    { name: 'answers from a table', as: rework.owner, path: draft(rework, '/comments/import') },
    {
      name: 'answers from a table, refused',
      as: rework.owner,
      path: draft(rework, '/comments/import'),
      reach: chosen('', '.faults'),
    },
    {
      name: 'answers from a table, plan',
      as: rework.owner,
      path: draft(rework, '/comments/import'),
      reach: tableFilledIn(rework),
    },

    { name: 'evidence', as: rework.leader, path: draft(rework, '/evidence') },
    { name: 'evidence, all clauses', as: rework.member, path: draft(rework, '/evidence?show=all') },
    { name: 'evidence, none', as: hr, path: draft(company.blank, '/evidence') },
    { name: 'sources', as: rework.leader, path: standard(rework, '/sources') },
    { name: 'sources, none', as: review.member, path: standard(review, '/sources') },
    { name: 'sources, none found', as: rework.leader, path: standard(rework, '/sources?find=qqq&kind=law') },
    { name: 'source', as: rework.leader, path: `/sources/${company.sources[0]}` },
    { name: 'source, named by none', as: rework.member, path: `/sources/${company.sources[1]}` },
    { name: 'source, new', as: rework.leader, path: standard(rework, '/sources/new?kind=complaints') },
    {
      name: 'source, new, refused',
      as: rework.leader,
      path: standard(rework, '/sources/new?kind=survey'),
      reach: refused('.stack .button.primary', { '#share': '140' }),
    },
    { name: 'source, edit', as: rework.member, path: `/sources/${company.sources[0]}/edit` },
    { name: 'source, two edits', as: rework.member, path: `/sources/${company.sources[1]}/edit`, reach: staleSource },
    { name: 'complaints from a table', as: rework.leader, path: standard(rework, '/sources/complaints') },
    {
      name: 'complaints from a table, refused',
      as: rework.leader,
      path: standard(rework, '/sources/complaints'),
      reach: chosen('"a', '.faults'),
    },
    {
      name: 'complaints from a table, plan',
      as: rework.leader,
      path: standard(rework, '/sources/complaints'),
      reach: chosen(complaintList, '.complaint-table'),
    },
    {
      name: 'complaints from a table, which column',
      as: rework.leader,
      path: standard(rework, '/sources/complaints'),
      reach: chosen('Топ;Рет\nКешікті;3\n', '.planned-complaints'),
    },
    {
      name: 'complaints from a table, cells refused',
      as: rework.leader,
      path: standard(rework, '/sources/complaints'),
      reach: chosen('Себебі;Саны\nКешікті;көп\n;4\n', '.faults'),
    },
    { name: 'clause, to name sources of', as: rework.leader, path: `${clause}/evidence` },
    { name: 'clause, whose sources are read', as: rework.member, path: `${clause}/evidence` },
    {
      name: 'clause, source refused',
      as: rework.leader,
      path: `${clause}/evidence`,
      reach: async (page) => {
        await page.click('.citing summary >> nth=0');
        await refused('.citing .button.primary >> nth=0', {
          '.citing textarea >> nth=0': '12345 '.repeat(100),
        })(page);
      },
    },
    { name: 'reasons in force', as: newcomer, path: standard(company.published, '/clauses/1.1/reasons') },
    { name: 'reasons in force, none', as: newcomer, path: standard(company.published, '/clauses/1.2/reasons') },

    { name: 'findings', as: rework.owner, path: draft(rework, '/quality') },
    { name: 'findings, none', as: rework.owner, path: draft(rework, '/quality?show=waived') },
    {
      name: 'findings, waiver refused',
      as: rework.owner,
      path: draft(rework, '/quality'),
      reach: async (page) => {
        await page.click('.finding summary >> nth=0');
        await refused('.finding .reply .button >> nth=0')(page);
      },
    },

    { name: 'criteria', as: rework.leader, path: draft(rework, '/criteria') },
    { name: 'criteria, none', as: rework.leader, path: draft(rework, `/criteria?after=${rework.clauses.at(-2)}`) },
    { name: 'criteria, nothing judged', as: review.member, path: draft(review, '/criteria') },
    { name: 'clause, to judge', as: review.member, path: draft(review, `/clauses/${review.clauses[0]}/judgements`) },
    { name: 'clause, judged', as: rework.leader, path: `${clause}/judgements` },
    {
      name: 'clause, judgement refused',
      as: review.member,
      path: draft(review, `/clauses/${review.clauses[0]}/judgements`),
      reach: async (page) => {
        await page.click('.mark >> nth=3');
        await page.click('.criterion-marks summary >> nth=0');
        await refused('.judging .button.primary', { '[name^=word]': '12345 '.repeat(100) })(page);
      },
    },
    {
      name: 'clause, excuse refused',
      as: rework.leader,
      path: `${clause}/judgements`,
      reach: refused('.excuse .button'),
    },
    {
      name: 'clause, excused',
      as: rework.leader,
      path: draft(rework, `/clauses/${rework.clauses[1]}/judgements`),
    },

    { name: 'approval, no approvers', as: company.finalising.leader, path: draft(company.finalising, '/approval') },
    { name: 'approval, to decide', as: approver, path: draft(company.submitted, '/approval') },
    {
      name: 'approval, refused',
      as: approver,
      path: draft(company.submitted, '/approval'),
      reach: returnWithoutReasons,
    },
    { name: 'approval, decided', as: company.approved.hr, path: draft(company.approved, '/approval') },
    { name: 'publish, too early', as: company.submitted.hr, path: draft(company.submitted, '/publish') },
    { name: 'publish, choose the day', as: company.approved.hr, path: draft(company.approved, '/publish') },
    {
      name: 'publish, refused',
      as: company.approved.hr,
      path: draft(company.approved, '/publish'),
      reach: refused('button[value=freeze]', { '#effectiveDate': '2020-01-01' }),
    },
    { name: 'publish, documents in the making', as: company.frozen.hr, path: draft(company.frozen, '/publish') },

    { name: 'import', as: hr, path: '/standards/new' },
    {
      name: 'import, refused',
      as: hr,
      path: '/standards/new',
      reach: chosen(smallStandard().replace('target: 3', 'target: few'), '.faults'),
    },
    { name: 'import, contents', as: hr, path: '/standards/new', reach: chosen(smallStandard(), '.outline') },
    { name: 'import, a document', as: hr, path: '/standards/new', reach: chosen(companyDocument, '.placing') },
    {
      name: 'import, a document, refused',
      as: hr,
      path: '/standards/new',
      reach: async (page) => {
        await chosen(companyDocument, '.placing')(page);
        await page.selectOption('#look-heading-2', 'out');
        await refused('.placing .button.primary', { '#title': '' })(page);
      },
    },
    { name: 'import, without a file', as: hr, path: '/standards/new/empty' },
    {
      name: 'import, without a file, refused',
      as: hr,
      path: '/standards/new/empty',
      reach: refused('.stack .button.primary'),
    },
    { name: 'import into a draft', as: rework.leader, path: draft(rework, '/import') },
    {
      name: 'import into a draft, plan',
      as: rework.leader,
      path: draft(rework, '/import'),
      reach: chosen(kazakhStandard(3), '.changes'),
    },
    {
      name: 'import into a draft, a document',
      as: rework.leader,
      path: draft(rework, '/import'),
      reach: chosen(companyDocument, '.placing'),
    },

    { name: 'people', as: hr, path: '/people?limit=3' },
    { name: 'people, none', as: hr, path: '/people?after=2147483647' },
    { name: 'person, new', as: hr, path: '/people/new' },
    { name: 'person, new, refused', as: hr, path: '/people/new', reach: refused('.stack button.primary') },
    { name: 'person', as: hr, path: `/people/${approver.id}` },
    { name: 'settings', as: hr, path: '/settings' },
    { name: 'settings, refused', as: hr, path: '/settings', reach: refusedUnit },
    { name: 'composition rules', as: hr, path: '/settings/composition-rules' },
    { name: 'forbidden words', as: hr, path: '/settings/forbidden-words?language=kk' },
    {
      name: 'forbidden words, refused',
      as: hr,
      path: '/settings/forbidden-words?language=kk',
      reach: refused('main .button.primary', { '#replacement-1': 'клиент' }),
    },
    { name: 'criteria settings', as: hr, path: '/settings/criteria' },
    {
      name: 'criteria settings, refused',
      as: hr,
      path: '/settings/criteria',
      reach: refused('main .button.primary', { '#threshold': '7' }),
    },
    { name: 'ready reasons', as: hr, path: '/settings/reasons?language=kk' },
    {
      name: 'ready reasons, refused',
      as: hr,
      path: '/settings/reasons?language=kk',
      reach: refused('main .button.primary', { '#reason-0-text': 'Ұзақ. '.repeat(400) }),
    },
    { name: 'account', as: newcomer, path: '/account' },
    { name: 'account, refused', as: newcomer, path: '/account', reach: refused('button[value=password]') },
    { name: 'notifications', as: newcomer, path: '/account/notifications' },
    { name: 'outbox', as: hr, path: '/outbox' },
    { name: 'outbox, none', as: hr, path: '/outbox?before=1' },
    { name: 'not allowed', as: newcomer, path: '/people', status: 403 },
  ];
}

/** Sends a form that cannot be accepted, with `fields` filled in by their selector. */
function refused(button: string, fields: Record<string, string> = {}) {
  return async (page: Page) => {
    for (const [field, value] of Object.entries(fields)) await page.fill(field, value);
    await page.click(button);
    await page.waitForSelector('.faults');
  };
}

/** Chooses a file and waits for what comes of it. */
function chosen(file: string | (() => Promise<Buffer>), result: string) {
  return async (page: Page) => {
    const buffer = typeof file === 'string' ? Buffer.from(file) : await file();
    await page.setInputFiles('#file', { name: 'standard', mimeType: 'application/octet-stream', buffer });
    await page.click('form.stack button');
    await page.waitForSelector(result);
  };
}

/** Brings the table of the comments back with one answer in it. */
function tableFilledIn(draft: ReviewedDraft) {
  return async (page: Page) => {
    const table = await download(draft.owner, draft.path, { format: 'xlsx' });
    const buffer = await fillIn(table, { I9: 'қабылданбады', J9: 'Басқа тармақта айтылған.' });
    await page.setInputFiles('#file', { name: 'comments.xlsx', mimeType: xlsxType, buffer });
    await page.click('form.stack button');
    await page.waitForSelector('.planned-answer');
  };
}

/** Sends the form without the file that it asks for. */
async function withoutFile(page: Page): Promise<void> {
  await page.evaluate(`document.querySelector('#file').required = false`);
  await page.click('.verifying .file-field + .actions .button');
  await page.waitForSelector('.faults');
}

async function refusedUnit(page: Page): Promise<void> {
  await page.click('details:has(button[value=add-unit]) > summary');
  await refused('button[value=add-unit]')(page);
}

async function returnWithoutReasons(page: Page): Promise<void> {
  await page.click('.decision summary');
  await refused('button[value=return]')(page);
}

/** As if another had saved since the page was opened. */
async function staleEdit(page: Page): Promise<void> {
  await page.evaluate(`document.querySelector('.clause-form [name=version]').value = '1'`);
  await page.fill('#body', 'Тұтқаны бос қызметкер көтереді.');
  await page.click('.clause-form .save-bar .primary');
  await page.waitForSelector('.conflict');
}

/** As if another had saved since the page was opened. */
async function staleSource(page: Page): Promise<void> {
  await page.evaluate(`document.querySelector('.stack [name=version]').value = '7'`);
  await page.fill('#title', 'Миссия мен құндылықтар');
  await page.click('.stack .button.primary');
  await page.waitForSelector('.notice');
}

async function afterSessionEnded(page: Page): Promise<void> {
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.fill('#title', 'Қоштасу: соңғы сөз');
  await page.click('.clause-form .save-bar .primary');
  await page.waitForSelector('.problem');
  await page.context().addCookies(cookies);
}
