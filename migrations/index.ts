import { TheMainJob1795400000000 } from './1795400000000-the-main-job';
import { Notifications1795500000000 } from './1795500000000-notifications';
import { Library1795600000000 } from './1795600000000-library';
import { Quality1795900000000 } from './1795900000000-quality';

/** In the order in which they run. */
export const migrations = [
  TheMainJob1795400000000,
  Notifications1795500000000,
  Library1795600000000,
  Quality1795900000000,
];
