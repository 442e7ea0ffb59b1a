import { clauseView } from '../src/rendering/clause-view';
import { redlinePen } from '../src/rendering/redline/clause-redline';
import { emptyForm, type FormView } from '../src/ui/form';
import { plainClause } from '../src/vocabulary';

/** A component as pages put it together: a template of the same parts, and what it is given. */
export interface Component {
  /** Also the name of its picture. */
  name: string;
  title: string;
  /** When to use it, and where it is. */
  about: string;
  source: string;
  view: object;
}

const refused: FormView = {
  values: { email: 'nobody', reason: '' },
  faults: { email: 'Expected an e-mail address, such as name@example.com', reason: 'Expected a text, found nothing' },
  summary: [
    { message: 'E-mail: Expected an e-mail address, such as name@example.com', field: 'email' },
    { message: 'Reason: Expected a text, found nothing', field: 'reason' },
  ],
  status: 422,
};

const body = 'Whoever is nearest picks up, whatever else is on the desk.';
const suggested = 'Whoever is free picks up at once, whatever else is on the desk.';
const day = new Date('2026-11-20T10:00:00Z');

export const components: Component[] = [
  {
    name: 'buttons',
    title: 'Buttons',
    about:
      'One primary button a form: what most people came for. Quiet ones stand beside it, `danger` is for what cannot be undone.',
    source: `<p class="actions"><button class="button primary">Send</button> <button class="button">Compare</button> <button class="button quiet">Cancel</button> <button class="button danger">Withdraw</button></p>`,
    view: {},
  },
  {
    name: 'fields',
    title: 'Fields',
    about:
      'A label above, a hint between label and field, never within it. `field`, `area`, `choice`, `checks` and `writing` in `templates/pages/parts`.',
    source: `<form class="stack">{{> field name='name' type='text' autocomplete='off' label='Name'}}
      {{> area id='summary' name='summary' rows=2 label='Summary' hint='A sentence or two; optional.'}}
      {{> choice name='weight' label='Weight' options=weights}}
      {{> checks name='roles' label='Applies to' hint='With none ticked it applies to everyone.' options=roles}}</form>`,
    view: {
      form: { ...emptyForm, values: { name: 'Emily Carter' } },
      weights: [{ value: '2', label: '2', chosen: true }],
      roles: [
        { value: 'operator', label: 'Call operator', chosen: true },
        { value: 'cashier', label: 'Cashier', chosen: false },
      ],
    },
  },
  {
    name: 'choices',
    title: 'Choices',
    about: 'A few choices of which one holds are seen at once; all of the words can be pressed.',
    source: `<fieldset class="choices"><legend>Disposition</legend><div class="choices-row">{{#each outcomes}}<label class="choice"><input type="radio" name="outcome"{{#if @first}} checked{{/if}}> {{this}}</label>{{/each}}</div></fieldset>`,
    view: { outcomes: ['Accept', 'Accept with changes', 'Reject', 'Note'] },
  },
  {
    name: 'faults',
    title: 'Faults',
    about:
      'What is wrong is told at the head, where it leads to the fields, and again at each field, with a sign beside the colour. What was typed stays. `faults`.',
    source: `{{> faults}}<form class="stack">{{> field name='email' type='email' autocomplete='off' label='E-mail'}}{{> area id='reason' name='reason' rows=2 label='Reason' hint=null}}</form>`,
    view: { form: refused },
  },
  {
    name: 'notice',
    title: 'Notice',
    about: 'Something that whoever came should know first, such as that the text changed meanwhile.',
    source: `<section class="notice"><h2>The text changed since you read it</h2><p>Your decision was not recorded: it would have been about the earlier text.</p></section>`,
    view: {},
  },
  {
    name: 'kept',
    title: 'What was not sent',
    about: 'What somebody typed and did not send is kept on the device and offered again. `kept`; needs scripts.',
    source: `<div class="comment-form">{{> kept}}</div>`,
    view: {},
  },
  {
    name: 'missing',
    title: 'What is missing',
    about: 'A step that cannot be taken yet says everything that is missing, and leads to where each is put right.',
    source: `<div class="step"><h3>Start drafting</h3><p>Still missing:</p><ul class="missing"><li><a href="#">The group needs exactly one leader, none is named</a></li><li><a href="#">2 front-line people are needed, one is named</a></li></ul></div>`,
    view: {},
  },
  {
    name: 'way',
    title: 'The way of a draft',
    about: 'Where a draft stands: a bar on a phone, a line of names beside the page on a desktop.',
    source: `<section class="way"><h2>The way of the draft</h2><ol class="stations">{{#each stations}}<li class="station {{this}}"></li>{{/each}}</ol><p class="way-now"><strong>Rework</strong> <span class="since">since 20 November 2026</span> <span class="since">step 4 of 8</span></p></section>`,
    view: { stations: ['behind', 'behind', 'behind', 'here', 'ahead', 'ahead', 'ahead', 'ahead'] },
  },
  {
    name: 'tabs',
    title: 'Tabs',
    about: 'Views of one list, each with its number. They are links: an address leads to each.',
    source: `<nav><ul class="tabs"><li><a href="#" aria-current="page">Open <span class="tab-count">3</span></a></li><li><a href="#">Answered <span class="tab-count">12</span></a></li><li><a href="#">Mine <span class="tab-count">2</span></a></li></ul></nav>`,
    view: {},
  },
  {
    name: 'rows',
    title: 'Rows',
    about: 'People and things with a fact or two; whatever is to be done with one is at its end.',
    source: `<ul class="rows"><li class="row"><span class="row-name">Elif Demir <span class="tag">you</span></span> <span class="row-facts">Approve or return · by 27 November 2026</span></li><li class="row"><span class="row-name">Peter Novák</span> <span class="row-facts">Approve or return · <strong class="late">overdue since 19 November 2026</strong></span></li></ul>`,
    view: {},
  },
  {
    name: 'doors',
    title: 'Doors',
    about: 'From a draft to its parts.',
    source: `<ul class="doors"><li><a href="#">Text</a></li><li><a href="#">Comments</a></li><li><a href="#">Working group</a></li></ul>`,
    view: {},
  },
  {
    name: 'clause',
    title: 'The clause',
    about: 'One partial, `templates/partials/clause.hbs`, sets a clause on the screen and in the printed documents.',
    source: `<div class="clause-sheet">{{> clause clause}}</div>`,
    view: {
      clause: clauseView(
        {
          ...plainClause,
          ...{ key: 'third-ring', number: '1.1', title: 'The telephone is answered before the third ring', body },
          ...{ appliesTo: ['operator'], check: 'Was the telephone answered before the third ring?' },
          ...{ measure: { indicator: 'rings before the answer', comparison: 'at-most', target: 2, unit: 'rings' } },
          ...{ rationale: 'A quarter of all callers hang up after twenty seconds.' },
          ...{ say: ['Good afternoon, this is Anna.'], avoid: ['You have the wrong department.'] },
        },
        [{ key: 'operator', title: 'Call operator' }],
        'en',
      ),
    },
  },
  {
    name: 'thread',
    title: 'A comment and what became of it',
    about:
      'What was said, the wording it suggests against the present one, the disposition with its reason, and the talk about it. Insertions and deletions are told by line and by word, not by colour alone. `comment-thread`, `redline`.',
    source: `{{#each comments}}{{> comment-thread}}{{/each}}`,
    view: {
      draft: { id: 1, language: 'en' },
      commentTypes: { technical: 'pages.comments.technical' },
      form: emptyForm,
      comments: [
        {
          ...{ id: 1, clauseId: 1, type: 'technical', author: { name: 'Emily Carter' }, createdAt: day },
          said: [{ text: 'The nearest one may be with a customer.' }],
          agreedBy: '2 agree: Jana Kováčová and Mehmet Yıldız',
          redline: redlinePen('en', 'en').markdown(body, suggested),
          disposition: {
            ...{ outcome: 'accepted', reason: 'Yes: whoever is free.', decidedBy: { name: 'Peter Novák' } },
            decidedAt: day,
          },
          thread: [{ said: [{ text: 'Thank you.' }], author: { name: 'Emily Carter' }, createdAt: day }],
          ...{ mayReply: true, replyPath: '#', replyField: 'reply-1', replyRefused: false },
        },
      ],
    },
  },
  {
    name: 'documents',
    title: 'Documents and their progress',
    about:
      'What is ready is a link with its size; what is being made says how far it is; what failed says why and is tried again.',
    source: `<ul class="documents"><li class="document ready"><a class="document-link" href="#"><span class="document-title">Handbook</span> <span class="document-facts">PDF · 24 pages · 481 kB</span></a></li><li class="document rendering"><p class="document-title">Call operator</p><p class="document-facts" id="p">Being made, 30%</p><progress max="100" value="30" aria-labelledby="p"></progress></li><li class="document failed"><p class="document-title">Cashier</p><p class="fault">“Cashier” could not be made: there is no room on the disk.</p><button class="button">{{t 'pages.again'}}</button></li></ul>`,
    view: {},
  },
  {
    name: 'brochure',
    title: 'The own brochure',
    about: 'What staff come for is first, and all of it can be pressed.',
    source: `<ul class="own-brochures"><li class="own-brochure"><a class="own-link" href="#"><span class="own-standard">Handling complaints</span> <span class="own-title">Shop assistant</span></a><p class="standing">Edition 1 · In force from 20 November 2026</p><p><a class="own-pdf" href="#">PDF · 10 pages · 136 kB</a></p></li></ul>`,
    view: {},
  },
  {
    name: 'nothing',
    title: 'Nothing yet',
    about: 'An empty page says what will be here and, to whoever can, how it begins.',
    source: `<div class="nothing"><p class="lead">{{t 'pages.work.nothing'}}</p><p>{{t 'pages.work.willAppear'}} <a href="#">{{t 'pages.problem.home'}}</a></p></div>`,
    view: {},
  },
];
