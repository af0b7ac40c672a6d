/** Whether a field says something else than its page: it was typed into before the script came, or the browser kept it. */
export const isTypedBefore = (form: HTMLFormElement | null): boolean =>
  [...(form?.elements ?? [])].some((each) => {
    if (each instanceof HTMLSelectElement) return isChosenAnew(each);
    if (each instanceof HTMLTextAreaElement) return each.value !== each.defaultValue;
    if (!(each instanceof HTMLInputElement) || each.type === 'hidden') return false;
    return each.value !== each.defaultValue || each.checked !== each.defaultChecked;
  });

/** A page that marks no option shows the first. */
function isChosenAnew({ options, selectedIndex }: HTMLSelectElement): boolean {
  const marked = [...options].findIndex(({ defaultSelected }) => defaultSelected);
  return selectedIndex !== Math.max(0, marked);
}
