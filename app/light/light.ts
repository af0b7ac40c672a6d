import { selectNumbers } from '#app/ui/select-numbers.ts';
import { giveFocusBack } from './asked.ts';
import { compareFiles } from './compare-file.ts';
import { copyOnRequest } from './copy.ts';
import { keepCountdowns } from './countdown.ts';
import { openDialogs } from './dialogs.ts';
import { guardForms } from './forms.ts';
import { keepAnswers } from './keep-answers.ts';
import { sumLines } from './line-sum.ts';
import { previewCorrections } from './preview.ts';
import { keepPlace } from './scroll.ts';
import { gatherSelections } from './selection.ts';

/**
 * Everything a script does on a page of an owner or a customer. The page works without it: it is made of links and forms,
 * and marks by `data-…` what a script may add to. Words come from the page, so that none are here.
 */
document.documentElement.dataset.scripted = '';
keepPlace();
giveFocusBack();
openDialogs();
guardForms();
selectNumbers();
keepCountdowns();
copyOnRequest();
compareFiles();
gatherSelections();
sumLines();
previewCorrections();
// Last: what it puts back is heard by the others as if it were typed.
keepAnswers();
