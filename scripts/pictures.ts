import { documentsPicture } from './pictures.documents';
import { pagePictures } from './pictures.pages';
import { keepPicture, Photographer } from './photographer';

/** Makes the pictures of README.md and docs/design.md anew: of real documents, real pages and real components. */
async function takeAll(): Promise<void> {
  const photographer = await Photographer.hire();
  try {
    const pictures = {
      documents: await documentsPicture(photographer),
      ...(await pagePictures(photographer)),
    };
    for (const [name, picture] of Object.entries(pictures)) {
      console.log(`${name}: ${Math.round((await keepPicture(name, picture)) / 1000)} kB`);
    }
  } finally {
    await photographer.dismiss();
  }
}

void takeAll();
