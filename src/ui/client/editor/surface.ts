import { history } from 'prosemirror-history';
import { EditorState, type Command, type Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { hasMark, tools } from './commands';
import { keys } from './keys';
import { LinkForm } from './link-form';
import type { OpenedText } from './opened-text';
import { order, withRoomBelow } from './order';
import { pasting } from './pasting';
import { PictureForm, takesPicture } from './picture-form';
import { schema } from './schema';
import { Toolbar } from './toolbar';

interface SurfaceOptions {
  /** Attributes of the element that is written in. */
  attributes: Record<string, string>;
  /** Characters that may be pasted at once. */
  mostPasted: number;
  changed: (markdown: string) => void;
  leave: () => void;
  refuse: (length: number) => void;
}

/** Pixels that the tools above and the bar below may hide of what is being written. */
const margins = { top: 96, right: 0, bottom: 112, left: 0 };

/** Where a text is written formatted, with its tools. */
export class Surface {
  private readonly view: EditorView;
  private readonly toolbar: Toolbar;
  private readonly linkForm: LinkForm;
  private readonly pictureForm: PictureForm;
  private editable = true;

  /** @param place has the toolbar, the forms of a link and of a picture, and room for the text */
  constructor(
    place: HTMLElement,
    private opened: OpenedText,
    private readonly options: SurfaceOptions,
  ) {
    this.view = new EditorView(place.querySelector('[data-surface]'), {
      state: this.begin(opened),
      attributes: options.attributes,
      editable: () => this.editable,
      dispatchTransaction: (transaction) => this.take(transaction),
      scrollThreshold: margins,
      scrollMargin: margins,
    });
    this.linkForm = new LinkForm(place.querySelector('[data-link-form]')!, this.view);
    this.pictureForm = new PictureForm(place.querySelector('[data-picture-form]')!, this.view);
    const link = { run: this.askForLink, isOn: hasMark(schema.marks.link) };
    this.toolbar = new Toolbar(place.querySelector('[role=toolbar]')!, this.view, {
      ...tools,
      link,
      picture: { run: this.askForPicture },
    });
  }

  open(opened: OpenedText): void {
    this.opened = opened;
    this.view.updateState(this.begin(opened));
    this.toolbar.show(this.view.state);
  }

  focus(): void {
    this.view.focus();
  }

  /** While another text is on its way, nothing is written into this one. */
  wait(waiting: boolean): void {
    this.editable = !waiting;
    this.view.setProps({});
    this.view.dom.ariaBusy = waiting ? 'true' : null;
  }

  private begin({ document }: OpenedText): EditorState {
    const { leave, mostPasted, refuse } = this.options;
    const waysOut = { leave, toTools: () => this.toolbar.focus(), askForLink: this.askForLink };
    const plugins = [...keys(waysOut), history(), tableEditing(), order(), pasting(mostPasted, refuse)];
    const state = EditorState.create({ schema, doc: document, plugins });
    return state.apply(withRoomBelow(state.tr).setMeta('addToHistory', false));
  }

  private take(transaction: Transaction): void {
    const state = this.view.state.apply(transaction);
    this.view.updateState(state);
    this.toolbar.show(state);
    if (transaction.docChanged) this.options.changed(this.opened.write(state.doc));
  }

  private readonly askForLink: Command = ({ selection }, dispatch) => {
    const { inlineContent, type } = selection.$from.parent;
    if (!inlineContent || type.spec.code) return false;
    if (dispatch) this.linkForm.open();
    return true;
  };

  private readonly askForPicture: Command = (state, dispatch) => {
    if (!takesPicture(state)) return false;
    if (dispatch) this.pictureForm.open();
    return true;
  };
}
