import { componentPictures } from './pictures.components';
import { galleryPictures } from './pictures.gallery';
import { documentsPicture } from './pictures.documents';
import { pagePictures } from './pictures.pages';
import { keepPicture, Photographer } from './photographer';

/** Pictures by their name below `docs/images`, in groups that are taken together. */
const groups: Record<string, (photographer: Photographer) => Promise<Record<string, Buffer>>> = {
  documents: async (photographer) => ({ documents: await documentsPicture(photographer) }),
  pages: pagePictures,
  components: componentPictures,
  gallery: galleryPictures,
};

/**
 * Makes the pictures of README.md, docs/design.md and docs/gallery.md anew: of real documents, real pages and real components; `npm run pictures --
 * components` only those.
 */
async function takeAll(wanted: string[]): Promise<void> {
  const photographer = await Photographer.hire();
  try {
    for (const name of wanted.length > 0 ? wanted : Object.keys(groups)) {
      for (const [picture, bytes] of Object.entries(await groups[name]!(photographer))) {
        console.log(`${picture}: ${Math.round((await keepPicture(picture, bytes)) / 1000)} kB`);
      }
    }
  } finally {
    await photographer.dismiss();
  }
}

void takeAll(process.argv.slice(2));
