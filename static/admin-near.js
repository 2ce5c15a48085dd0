// The admin's pickers tell jQuery of a choice and nobody else; the warning before a duplicate listens too.
for (const chosen of ["select2:select", "select2:clear"]) {
  django.jQuery(document).on(chosen, ({ target }) =>
    target.dispatchEvent(new Event("change", { bubbles: true })),
  );
}
