// Focus moves to what the person has to look at next.

/** The field of the connect form by its name. */
export function focusField(name: string) {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>(
      `[data-testid="connect-form"] [name="${name}"]`,
    );
    field?.focus();
  });
}

export function focusPassword() {
  focusField('password');
}

/** The steps went away with their button: unless something else took the focus by the
 *  second frame, it goes to the button that opens. */
export function focusIfLost() {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) focusField('open');
    }),
  );
}
