import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Answers1796000000000 implements MigrationInterface {
  readonly name = 'Answers1796000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table objection (
        id integer generated always as identity,
        disposition_id integer not null,
        author_id integer not null,
        created_at timestamptz(3) not null default now(),
        text text not null,
        seen_by integer,
        seen_at timestamptz(3),
        constraint objection_key primary key (id),
        constraint objection_disposition_id_reference foreign key (disposition_id) references disposition(id),
        constraint objection_author_id_reference foreign key (author_id) references person(id),
        constraint objection_seen_by_reference foreign key (seen_by) references person(id)
      );
      create unique index objection_one_per_disposition on objection (disposition_id);
      create table reason_template (
        id integer generated always as identity,
        language text not null,
        outcome text,
        text text not null,
        constraint reason_template_key primary key (id)
      );
      create index reason_template_language_id_index on reason_template (language, id);
    `);
    await queryRunner.query(newsOfObjections);
    await queryRunner.query(usualReasons);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger objection_is_news on event;
      drop table reason_template, objection;
    `);
  }
}

/** A trigger of its own beside `event_is_news`: what is news by now need not be told once more. */
const newsOfObjections = `
create trigger objection_is_news after insert on event for each row
  when (new.type = 'comment.objected') execute function note_news();
`;

/** What is said most often, for the company to begin with. */
const usualReasons = `
insert into reason_template (language, outcome, text) values
  ('en', 'accepted', 'Agreed: the clause is clearer this way.'),
  ('en', 'accepted-with-changes', 'Agreed in substance; the wording follows the rest of the standard.'),
  ('en', 'rejected', 'Another clause says this already.'),
  ('en', 'rejected', 'It could not be measured or checked at work.'),
  ('en', 'rejected', 'It would cost more than it is worth to the customer.'),
  ('en', 'noted', 'Thank you. The text stays as it is.'),
  ('en', 'noted', 'Kept for the next edition.'),
  ('ru', 'accepted', 'Согласны: так пункт понятнее.'),
  ('ru', 'accepted-with-changes', 'По существу согласны; формулировка приведена в соответствие с остальным стандартом.'),
  ('ru', 'rejected', 'Об этом уже говорится в другом пункте.'),
  ('ru', 'rejected', 'Это нельзя измерить или проверить в работе.'),
  ('ru', 'rejected', 'Затраты превысят пользу для клиента.'),
  ('ru', 'noted', 'Спасибо. Текст остаётся без изменений.'),
  ('ru', 'noted', 'Учтём в следующем издании.'),
  ('kk', 'accepted', 'Келісеміз: тармақ осылай түсініктірек.'),
  ('kk', 'accepted-with-changes', 'Мәні бойынша келісеміз; тұжырымы стандарттың қалған бөлігіне сәйкестендірілді.'),
  ('kk', 'rejected', 'Бұл туралы басқа тармақта айтылған.'),
  ('kk', 'rejected', 'Мұны жұмыс барысында өлшеу немесе тексеру мүмкін емес.'),
  ('kk', 'rejected', 'Шығыны клиентке әкелетін пайдасынан асып кетеді.'),
  ('kk', 'noted', 'Рақмет. Мәтін өзгеріссіз қалады.'),
  ('kk', 'noted', 'Келесі басылымда ескереміз.'),
  ('tr', 'accepted', 'Katılıyoruz: madde böyle daha açık.'),
  ('tr', 'accepted-with-changes', 'Özüne katılıyoruz; ifade standardın geri kalanına uyduruldu.'),
  ('tr', 'rejected', 'Bu konu başka bir maddede zaten yer alıyor.'),
  ('tr', 'rejected', 'İş sırasında ölçülemez veya denetlenemez.'),
  ('tr', 'rejected', 'Maliyeti müşteriye sağlayacağı yararı aşar.'),
  ('tr', 'noted', 'Teşekkürler. Metin olduğu gibi kalıyor.'),
  ('tr', 'noted', 'Bir sonraki baskı için not edildi.'),
  ('sk', 'accepted', 'Súhlasíme: bod je takto jasnejší.'),
  ('sk', 'accepted-with-changes', 'V podstate súhlasíme; znenie sme zladili so zvyškom štandardu.'),
  ('sk', 'rejected', 'Hovorí o tom už iný bod.'),
  ('sk', 'rejected', 'Pri práci sa to nedá odmerať ani skontrolovať.'),
  ('sk', 'rejected', 'Náklady by prevýšili úžitok pre zákazníka.'),
  ('sk', 'noted', 'Ďakujeme. Text zostáva bez zmeny.'),
  ('sk', 'noted', 'Ponecháme na ďalšie vydanie.');
`;
