import type { AccessRole } from '../accounts/access-role';
import type { Language } from '../vocabulary';
import type { Capacity, GroupFunction } from '../working-groups/composition.policy';

/** A company to try Etalon with: everybody whom a standard needs on its way, and some whom it is written for. */

export const companyName = 'Nord';
export const companyColour = '#1d4f91';
export const companyTimeZone = 'Asia/Almaty';
/** In examples/. */
export const companyLogo = 'nord.svg';

export const units = {
  management: 'Management',
  service: 'Customer service',
  contactCentre: 'Contact centre',
  shops: 'Shops',
  onlineShop: 'Online shop',
} as const;

export interface SamplePerson {
  email: string;
  name: string;
  language: Language;
  unit: keyof typeof units;
  /** Besides staff. */
  accessRoles?: AccessRole[];
  jobRoles?: string[];
  /** What the person is in a working group; who has none is in no group. */
  seat?: { functions: GroupFunction[]; capacity: Capacity };
}

export const people = {
  administrator: {
    email: 'jana@nord.example',
    name: 'Jana Kováčová',
    language: 'sk',
    unit: 'service',
    accessRoles: ['administrator'],
  },
  hrManager: {
    email: 'aigul@nord.example',
    name: 'Айгүл Сәрсенова',
    language: 'kk',
    unit: 'management',
    accessRoles: ['hr'],
    seat: { functions: ['secretary'], capacity: 'hr-manager' },
  },
  serviceManager: {
    email: 'marina@nord.example',
    name: 'Марина Соколова',
    language: 'ru',
    unit: 'service',
    seat: { functions: ['leader', 'responsible'], capacity: 'service-manager' },
  },
  headOfContactCentre: {
    email: 'yerlan@nord.example',
    name: 'Ерлан Жақсыбеков',
    language: 'kk',
    unit: 'contactCentre',
    seat: { functions: ['responsible'], capacity: 'client-department-head' },
  },
  headOfShops: {
    email: 'mehmet@nord.example',
    name: 'Mehmet Yıldız',
    language: 'tr',
    unit: 'shops',
    jobRoles: ['store-manager', 'branch-manager'],
    seat: { functions: ['responsible'], capacity: 'client-department-head' },
  },
  operator: {
    email: 'anna@nord.example',
    name: 'Анна Петрова',
    language: 'ru',
    unit: 'contactCentre',
    jobRoles: ['operator', 'call-operator'],
    seat: { functions: ['member'], capacity: 'front-line' },
  },
  shopAssistant: {
    email: 'emily@nord.example',
    name: 'Emily Carter',
    language: 'en',
    unit: 'shops',
    jobRoles: ['shop-assistant', 'sales-assistant'],
    seat: { functions: ['member'], capacity: 'front-line' },
  },
  shiftSupervisor: {
    email: 'dana@nord.example',
    name: 'Дана Нұрланова',
    language: 'kk',
    unit: 'contactCentre',
    jobRoles: ['shift-supervisor'],
    seat: { functions: ['responsible'], capacity: 'front-line' },
  },
  marketer: {
    email: 'zuzana@nord.example',
    name: 'Zuzana Horváthová',
    language: 'sk',
    unit: 'onlineShop',
    seat: { functions: ['member'], capacity: 'marketer' },
  },
  auditor: {
    email: 'james@nord.example',
    name: 'James Whitfield',
    language: 'en',
    unit: 'service',
    seat: { functions: ['auditor', 'expert'], capacity: 'expert' },
  },
  director: {
    email: 'timur@nord.example',
    name: 'Тимур Ахметов',
    language: 'ru',
    unit: 'management',
    accessRoles: ['management'],
  },
  financeDirector: {
    email: 'elif@nord.example',
    name: 'Elif Demir',
    language: 'tr',
    unit: 'management',
    accessRoles: ['management'],
  },
  salesDirector: {
    email: 'peter@nord.example',
    name: 'Peter Novák',
    language: 'sk',
    unit: 'management',
    accessRoles: ['management'],
  },
  onlineConsultant: {
    email: 'kanat@nord.example',
    name: 'Қанат Әбдірахманов',
    language: 'kk',
    unit: 'onlineShop',
    jobRoles: ['online-consultant', 'sales-manager'],
  },
  serviceAgent: {
    email: 'ayse@nord.example',
    name: 'Ayşe Kaya',
    language: 'tr',
    unit: 'service',
    jobRoles: ['service-agent', 'administrator'],
  },
} as const satisfies Record<string, SamplePerson>;

export type Part = keyof typeof people;
export const parts = Object.keys(people) as Part[];

export function person(part: Part): SamplePerson {
  return people[part];
}

/** Those who sit in the working group. */
export const groupParts = parts.filter((part) => person(part).seat !== undefined);
export const responsibleParts = groupParts.filter((part) => person(part).seat!.functions.includes('responsible'));
export const approverParts = ['director', 'financeDirector', 'salesDirector'] as const satisfies Part[];

/** What people do there: the job roles of the standards in examples/, by key. */
export const jobRoles: Record<string, Record<Language, string>> = {
  operator: {
    kk: 'Байланыс орталығының операторы',
    ru: 'Оператор колл-центра',
    tr: 'Çağrı merkezi temsilcisi',
    sk: 'Operátor kontaktného centra',
    en: 'Contact centre operator',
  },
  administrator: { kk: 'Әкімші', ru: 'Администратор', tr: 'Resepsiyon görevlisi', sk: 'Recepčný', en: 'Receptionist' },
  'sales-manager': {
    kk: 'Сату менеджері',
    ru: 'Менеджер по продажам',
    tr: 'Satış temsilcisi',
    sk: 'Obchodný zástupca',
    en: 'Sales representative',
  },
  'shift-supervisor': {
    kk: 'Ауысым басшысы',
    ru: 'Руководитель смены',
    tr: 'Vardiya amiri',
    sk: 'Vedúci zmeny',
    en: 'Shift supervisor',
  },
  'sales-assistant': {
    kk: 'Сатушы-кеңесші',
    ru: 'Продавец-консультант',
    tr: 'Satış danışmanı',
    sk: 'Predavač-poradca',
    en: 'Sales adviser',
  },
  'call-operator': {
    kk: 'Байланыс орталығының операторы',
    ru: 'Оператор контакт-центра',
    tr: 'Çağrı operatörü',
    sk: 'Telefónny operátor',
    en: 'Call operator',
  },
  'online-consultant': {
    kk: 'Онлайн-кеңесші',
    ru: 'Онлайн-консультант',
    tr: 'Çevrimiçi danışman',
    sk: 'Online poradca',
    en: 'Online adviser',
  },
  'store-manager': {
    kk: 'Дүкен меңгерушісі',
    ru: 'Заведующий магазином',
    tr: 'Mağaza müdürü',
    sk: 'Vedúci predajne',
    en: 'Shop manager',
  },
  'shop-assistant': { kk: 'Сатушы', ru: 'Продавец', tr: 'Mağaza görevlisi', sk: 'Predavač', en: 'Shop assistant' },
  'service-agent': {
    kk: 'Қызмет көрсету орталығының маманы',
    ru: 'Специалист службы поддержки',
    tr: 'Müşteri hizmetleri görevlisi',
    sk: 'Pracovník zákazníckeho servisu',
    en: 'Service desk agent',
  },
  'branch-manager': {
    kk: 'Филиал басшысы',
    ru: 'Руководитель филиала',
    tr: 'Şube müdürü',
    sk: 'Vedúci pobočky',
    en: 'Branch manager',
  },
};
