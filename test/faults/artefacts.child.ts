import { once } from 'node:events';
import { DataSource } from 'typeorm';
import { OrganisationService } from '../../src/accounts/organisation.service';
import { ApprovalsService } from '../../src/approvals/approvals.service';
import { EditionsService } from '../../src/editions/editions.service';
import { entities } from '../../src/entities';
import { EventLog } from '../../src/events/event-log';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { Jobs } from '../../src/platform/jobs/jobs';
import { FileStorage } from '../../src/platform/storage/file-storage';
import { ArtefactMaker } from '../../src/publications/artefact-maker';
import type { RenderedPdf } from '../../src/rendering/pdf/finish-pdf';
import { Renderer } from '../../src/rendering/renderer';
import { DraftGates } from '../../src/standards/draft-gates';
import { TopicSender } from '../../src/platform/topics/topic-sender';
import { DraftLife } from '../../src/standards/draft-life.service';
import { DraftTexts } from '../../src/standards/draft-texts.service';

const goOn = once(process, 'message');

/** A worker that says when it has printed a document and keeps it until it is told to go on: there to be killed or frozen. */
class HaltingRenderer extends Renderer {
  override async render(...parameters: Parameters<Renderer['render']>): Promise<RenderedPdf> {
    const printed = await super.render(...parameters);
    process.send!('printed');
    await goOn;
    return printed;
  }
}

async function work(url: string, folder: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(url, entities, 4)).initialize();
  const topics = new TopicSender(dataSource);
  const [events, gates, texts] = [new EventLog(topics), new DraftGates(), new DraftTexts()];
  const life = new DraftLife(gates, events);
  const approvals = new ApprovalsService(dataSource, life, texts, gates);
  const organisation = new OrganisationService(dataSource, events);
  // A worker freezes nothing and sends nothing: it asks for no logo and no picture.
  const nothing = undefined as never;
  const editions = new EditionsService(dataSource, texts, approvals, organisation, nothing, nothing, events, gates);
  const jobs = new Jobs({ url, worker: true });
  const maker = new ArtefactMaker(
    dataSource,
    editions,
    new HaltingRenderer(),
    new FileStorage(folder),
    events,
    topics,
    jobs,
  );
  const make = maker.make.bind(maker);
  maker.make = async (job) => {
    await make(job).catch(() => undefined);
    process.send!('ended');
  };
  await jobs.onApplicationBootstrap();
}

void work(process.argv[2]!, process.argv[3]!);
