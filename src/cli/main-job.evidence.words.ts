import type { FoundOut } from './main-job.evidence';

const spring = { firstDay: '2026-01-01', lastDay: '2026-06-30' };

/** What people found out for the standards in examples/, by slug. Every figure is invented. */
export const evidence: Record<string, FoundOut[]> = {
  'phone-service': [
    {
      ...{ by: 'operator', kind: 'complaints', title: 'Не дозвониться', count: 214, ...spring },
      words: 'Больше половины — с 17 до 19 часов, когда в смене остаются двое.',
      clauses: {
        'answer-in-three-rings': null,
        'no-missed-calls': 'Из 214 жалоб 96 — о звонке, на который так и не ответили.',
      },
    },
    {
      ...{ by: 'operator', kind: 'complaints', title: 'Обещали перезвонить и не перезвонили', count: 87, ...spring },
      clauses: { 'promised-callback': null, 'record-agreements': 'Договорённость нигде не была записана в 61 случае.' },
    },
    {
      ...{ by: 'operator', kind: 'complaints', title: 'Переключают по кругу', count: 52, ...spring },
      clauses: { 'single-transfer': null, 'warm-transfer': null },
    },
    {
      ...{ by: 'marketer', kind: 'survey', title: 'Кладут трубку, если ждут дольше минуты', share: 63, sample: 1180 },
      ...{ day: '2026-05-14', origin: 'https://surveys.nord.example/2026/phone' },
      words: 'Вопрос: «Сколько вы готовы ждать на линии, прежде чем положите трубку?»',
      clauses: { 'hold-limit': 'Отсюда предел в одну минуту.', 'ask-before-hold': null },
    },
    {
      ...{
        by: 'serviceManager',
        kind: 'interview',
        title: 'Постоянный клиент, одиннадцать лет с нами',
        day: '2026-04-08',
      },
      words: '«Мне не нужны извинения по пять раз. Скажите, что будет сделано и когда, и сделайте».',
      clauses: { 'one-sincere-apology': null, 'summarise-the-call': '«Скажите, что будет сделано и когда»' },
    },
    {
      ...{
        by: 'operator',
        kind: 'interview',
        title: 'Лучший оператор квартала о трудных разговорах',
        day: '2026-04-21',
      },
      words: 'Повторяет вопрос своими словами: клиент успокаивается, и переспрашивать приходится вдвое реже.',
      clauses: { 'repeat-the-question': null, 'do-not-interrupt': null, 'never-argue': null },
    },
    {
      ...{
        by: 'marketer',
        kind: 'competitor',
        title: 'Сеть магазинов электроники: человек на линии за 20 секунд',
        day: '2026-03-17',
      },
      words: 'Тридцать контрольных звонков: в 26 случаях ответил человек, без голосового меню.',
      clauses: { 'human-answers': null },
    },
    {
      ...{
        by: 'hrManager',
        kind: 'law',
        title: 'Закон о защите прав потребителей: претензия получает ответ',
        day: '2026-02-02',
      },
      words: 'По заключению юриста: устная претензия по телефону — тоже претензия, её нужно записать.',
      clauses: { 'register-complaints': null },
    },
    {
      ...{
        by: 'serviceManager',
        kind: 'other',
        title: 'Ценность компании: «Говорим просто»',
        origin: 'Положение о ценностях, раздел 2',
      },
      clauses: { 'plain-words': null },
    },
  ],
  complaints: [
    {
      ...{ by: 'shopAssistant', kind: 'complaints', title: 'Sent from one counter to another', count: 131, ...spring },
      words: 'Most of them in the two largest shops, where the service desk is on another floor.',
      clauses: { 'accept-anywhere': null, 'one-owner': 'In 74 cases nobody knew who was dealing with it.' },
    },
    {
      ...{ by: 'shopAssistant', kind: 'complaints', title: 'No answer by the promised date', count: 98, ...spring },
      clauses: {
        'announce-delay': null,
        'answer-in-five-days': 'Eight of ten were answered on the sixth day or later.',
      },
    },
    {
      ...{ by: 'shopAssistant', kind: 'complaints', title: 'Asked for the same papers twice', count: 40, ...spring },
      clauses: { 'ask-once': null },
    },
    {
      ...{
        by: 'marketer',
        kind: 'survey',
        title: 'Would come back if the complaint is settled on the spot',
        share: 78,
        sample: 640,
      },
      ...{ day: '2026-05-14', origin: 'https://surveys.nord.example/2026/complaints' },
      clauses: {
        'decide-on-the-spot': null,
        'offer-choice': 'Half of them would rather have a replacement than money.',
      },
    },
    {
      ...{
        by: 'headOfShops',
        kind: 'interview',
        title: 'A regular customer who had complained twice',
        day: '2026-03-25',
      },
      words: '“The second time I was asked to tell it all again. I only wanted somebody to write it down.”',
      clauses: { 'hear-out': null, 'repeat-back': null, 'record-same-day': null },
    },
    {
      ...{
        by: 'auditor',
        kind: 'competitor',
        title: 'A furniture chain sends a case number by text message',
        day: '2026-04-02',
      },
      words: 'Tried in three shops: the message came within two minutes each time.',
      clauses: { 'number-and-date': null, 'acknowledge-receipt': null },
    },
    {
      ...{ by: 'hrManager', kind: 'law', title: 'Consumer protection law: refunds and refusals', day: '2026-02-02' },
      words: 'Our lawyer: a refusal has to name its reason, and the customer must learn whom to turn to next.',
      clauses: { 'refund-in-three-days': null, 'refuse-with-reason': null },
    },
    {
      ...{
        by: 'serviceManager',
        kind: 'other',
        title: 'Analysis of last year’s complaints: a third came back',
        day: '2026-01-20',
      },
      clauses: {
        'monthly-review': null,
        'cause-on-record': null,
        'tell-staff': 'The same cause came back in shops that had not heard of it.',
      },
    },
  ],
  'customer-care': [
    {
      ...{ by: 'shiftSupervisor', kind: 'complaints', title: 'Кезекте ұзақ тұрдым', count: 176, ...spring },
      words: 'Көбі жұма күні кешке және мереке алдында.',
      clauses: { 'peak-hours': null, 'self-service-help': '41 шағымда өзіне-өзі қызмет көрсету кассасы бос тұрған.' },
    },
    {
      ...{ by: 'shiftSupervisor', kind: 'complaints', title: 'Бағасы кассада басқа болып шықты', count: 93, ...spring },
      clauses: {
        'clear-prices': null,
        'same-everywhere': 'Оның 38-і — сайттағы баға дүкендегіден бөлек болғаны туралы.',
      },
    },
    {
      ...{ by: 'shiftSupervisor', kind: 'complaints', title: 'Хатыма жауап келмеді', count: 58, ...spring },
      clauses: { 'answer-within-ten-hours': null, 'social-networks': null },
    },
    {
      ...{
        by: 'marketer',
        kind: 'survey',
        title: 'Амандаспаған дүкенге қайта келгісі келмейді',
        share: 47,
        sample: 820,
      },
      ...{ day: '2026-05-14', origin: 'https://surveys.nord.example/2026/shops' },
      clauses: { 'greet-promptly': null },
    },
    {
      ...{
        by: 'headOfContactCentre',
        kind: 'interview',
        title: 'Он жылдық тұрақты клиентпен әңгіме',
        day: '2026-04-08',
      },
      words: '«Маған жеңілдік емес, сөзде тұру керек. Сейсенбі десеңіз — сейсенбі болсын».',
      clauses: { 'keep-promises': null, 'exceed-the-promise': null },
    },
    {
      ...{
        by: 'shiftSupervisor',
        kind: 'interview',
        title: 'Тоқсанның үздік сатушысы: алдымен сұрап аламын',
        day: '2026-04-21',
      },
      clauses: { 'listen-first': null, mentoring: 'Бұған ол алғашқы айында тәлімгерінен үйренген.' },
    },
    {
      ...{
        by: 'marketer',
        kind: 'competitor',
        title: 'Көрші сауда үйі чатта 40 секундта жауап береді',
        day: '2026-03-17',
      },
      words: 'Жиырма сұрақ жіберілді, орташа уақыты — 40 секунд.',
      clauses: { 'chat-first-reply': null },
    },
    {
      ...{
        by: 'hrManager',
        kind: 'law',
        title: 'Тұтынушылар құқығын қорғау заңы: шағым жасау тәртібі көрінуі керек',
        day: '2026-02-02',
      },
      clauses: { 'visible-procedure': null },
    },
    {
      ...{
        by: 'serviceManager',
        kind: 'other',
        title: 'Компания миссиясы: «Әркімге ыңғайлы болайық»',
        origin: 'Миссия мен құндылықтар, 1-бөлім',
      },
      clauses: { 'accessible-space': null, 'cultural-respect': null },
    },
  ],
};
