import { TheMainJob1795400000000 } from './1795400000000-the-main-job';

/** In the order in which they run. */
export const migrations = [TheMainJob1795400000000];
