import { TheMainJob1795400000000 } from './1795400000000-the-main-job';
import { Notifications1795500000000 } from './1795500000000-notifications';
import { Library1795600000000 } from './1795600000000-library';
import { House1795700000000 } from './1795700000000-house';
import { Live1795800000000 } from './1795800000000-live';
import { Quality1795900000000 } from './1795900000000-quality';
import { Answers1796000000000 } from './1796000000000-answers';
import { Passages1796100000000 } from './1796100000000-passages';
import { NewsOfDuties1796900000000 } from './1796900000000-news-of-duties';
import { Criteria1797100000000 } from './1797100000000-criteria';
import { PrintedComparisons1797300000000 } from './1797300000000-printed-comparisons';
import { Consultation1797500000000 } from './1797500000000-consultation';
import { Threads1797600000000 } from './1797600000000-threads';
import { Evidence1797700000000 } from './1797700000000-evidence';
import { Pictures1797800000000 } from './1797800000000-pictures';
import { Verification1797900000000 } from './1797900000000-verification';
import { ForewordAndGlossary1798000000000 } from './1798000000000-foreword-and-glossary';
import { DocumentsOnRequest1798000000020 } from './1798000000020-documents-on-request';
import { TypeTheme1798100000000 } from './1798100000000-type-theme';

/** In the order in which they run. */
export const migrations = [
  TheMainJob1795400000000,
  Notifications1795500000000,
  Library1795600000000,
  House1795700000000,
  Live1795800000000,
  Quality1795900000000,
  Answers1796000000000,
  Passages1796100000000,
  NewsOfDuties1796900000000,
  Criteria1797100000000,
  PrintedComparisons1797300000000,
  Consultation1797500000000,
  Threads1797600000000,
  Evidence1797700000000,
  Pictures1797800000000,
  Verification1797900000000,
  ForewordAndGlossary1798000000000,
  DocumentsOnRequest1798000000020,
  TypeTheme1798100000000,
];
