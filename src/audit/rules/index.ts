import type { Rule } from "../rule.ts";
import { absenceAgreesWithTables } from "./absence-agrees-with-tables.ts";
import { amountsWellFormed } from "./amounts-well-formed.ts";
import { assetsDescribed } from "./assets-described.ts";
import { attachmentsPresent } from "./attachments-present.ts";
import { budgetAdjustmentsExplained } from "./budget-adjustments-explained.ts";
import { budgetBasisNotMixed } from "./budget-basis-not-mixed.ts";
import { budgetDifferencesExplained } from "./budget-differences-explained.ts";
import { budgetWordsFitFigures } from "./budget-words-fit-figures.ts";
import { cellsUnderHeaders } from "./cells-under-headers.ts";
import { changeWordsFitFigures } from "./change-words-fit-figures.ts";
import { changesExplained } from "./changes-explained.ts";
import { changesRecomputed } from "./changes-recomputed.ts";
import { classRowsComplete } from "./class-rows-complete.ts";
import { classesInEveryTable } from "./classes-in-every-table.ts";
import { codeTreeSums } from "./code-tree-sums.ts";
import { columnsMakeRowTotal } from "./columns-make-row-total.ts";
import { comparisonYearRight } from "./comparison-year-right.ts";
import { completionRatesCompatible } from "./completion-rates-compatible.ts";
import { compositionCloses } from "./composition-closes.ts";
import { contentsMatchHeadings } from "./contents-match-headings.ts";
import { countsAreWhole } from "./counts-are-whole.ts";
import { coverComplete } from "./cover-complete.ts";
import { deviationFiguresFit } from "./deviation-figures-fit.ts";
import { economicClassificationSums } from "./economic-classification-sums.ts";
import { economicCodesValid } from "./economic-codes-valid.ts";
import { economicDetailConventions } from "./economic-detail-conventions.ts";
import { emptyTablesExplained } from "./empty-tables-explained.ts";
import { evaluatedProjectsListed } from "./evaluated-projects-listed.ts";
import { evaluationCellsFilled } from "./evaluation-cells-filled.ts";
import { evaluationCoverageStated } from "./evaluation-coverage-stated.ts";
import { evaluationFormComplete } from "./evaluation-form-complete.ts";
import { evaluationFundSums } from "./evaluation-fund-sums.ts";
import { evaluationFundsAgree } from "./evaluation-funds-agree.ts";
import { evaluationReportAttached } from "./evaluation-report-attached.ts";
import { evaluationScoreSums } from "./evaluation-score-sums.ts";
import { evaluationWeightsAndGrade } from "./evaluation-weights-and-grade.ts";
import { evaluationsNotBoilerplate } from "./evaluations-not-boilerplate.ts";
import { everyClassDescribed } from "./every-class-described.ts";
import { executionRateSameInAnalysis } from "./execution-rate-same-in-analysis.ts";
import { figuresImplyEachOther } from "./figures-imply-each-other.ts";
import { figuresRecognised } from "./figures-recognised.ts";
import { figuresUnbroken } from "./figures-unbroken.ts";
import { figuresWrittenAlike } from "./figures-written-alike.ts";
import { filesAgree } from "./files-agree.ts";
import { fiscalAppropriationTotals } from "./fiscal-appropriation-totals.ts";
import { functionalCodesValid } from "./functional-codes-valid.ts";
import { genreConsistent } from "./genre-consistent.ts";
import { glossaryFitsText } from "./glossary-fits-text.ts";
import { gradedProjectsAddUp } from "./graded-projects-add-up.ts";
import { indicatorScoresEarned } from "./indicator-scores-earned.ts";
import { indicatorValuesConcrete } from "./indicator-values-concrete.ts";
import { indicatorsComplete } from "./indicators-complete.ts";
import { itemUsesFitNature } from "./item-uses-fit-nature.ts";
import { namedItemsHaveAmounts } from "./named-items-have-amounts.ts";
import { narratedResultsPlausible } from "./narrated-results-plausible.ts";
import { narrativeSums } from "./narrative-sums.ts";
import { narrativeWithoutTablesAddsUp } from "./narrative-without-tables-adds-up.ts";
import { noRateOnZeroBase } from "./no-rate-on-zero-base.ts";
import { notesOfOwnTable } from "./notes-of-own-table.ts";
import { nothingHidden } from "./nothing-hidden.ts";
import { nothingSaidOfSomething } from "./nothing-said-of-something.ts";
import { numberingContinuous } from "./numbering-continuous.ts";
import { numbersPresent } from "./numbers-present.ts";
import { numeralsWellWritten } from "./numerals-well-written.ts";
import { openDataAgrees } from "./open-data-agrees.ts";
import { openDataWellFormed } from "./open-data-well-formed.ts";
import { partsAndSectionsComplete } from "./parts-and-sections-complete.ts";
import { percentagesAddUp } from "./percentages-add-up.ts";
import { performanceTextSound } from "./performance-text-sound.ts";
import { personalDataAbsent } from "./personal-data-absent.ts";
import { priorYearConsistent } from "./prior-year-consistent.ts";
import { proseSubjectsValid } from "./prose-subjects-valid.ts";
import { publicationStated } from "./publication-stated.ts";
import { punctuationSound } from "./punctuation-sound.ts";
import { reasonsConsistent } from "./reasons-consistent.ts";
import { requiredContentPresent } from "./required-content-present.ts";
import { resultsMatchIndicators } from "./results-match-indicators.ts";
import { revenueExpenditureTotals } from "./revenue-expenditure-totals.ts";
import { rowLabelsWellSpelt } from "./row-labels-well-spelt.ts";
import { rowNumbersContinuous } from "./row-numbers-continuous.ts";
import { runningSubjectsWithoutProjects } from "./running-subjects-without-projects.ts";
import { sameFigureEverywhere } from "./same-figure-everywhere.ts";
import { sameStatementEverywhere } from "./same-statement-everywhere.ts";
import { sectionTitlesDistinct } from "./section-titles-distinct.ts";
import { sectionTotalsStated } from "./section-totals-stated.ts";
import { sectionsHaveText } from "./sections-have-text.ts";
import { sharesAtMostWhole } from "./shares-at-most-whole.ts";
import { sharesRecomputed } from "./shares-recomputed.ts";
import { smallBusinessPartsFit } from "./small-business-parts-fit.ts";
import { statedRelationsHold } from "./stated-relations-hold.ts";
import { statisticsSums } from "./statistics-sums.ts";
import { statutoryTablesComplete } from "./statutory-tables-complete.ts";
import { subjectsFitUnit } from "./subjects-fit-unit.ts";
import { subjectsNamedAlike } from "./subjects-named-alike.ts";
import { summariesMatchForms } from "./summaries-match-forms.ts";
import { tableCaptionsUniform } from "./table-captions-uniform.ts";
import { tableColumnsComplete } from "./table-columns-complete.ts";
import { tableNumbersInOrder } from "./table-numbers-in-order.ts";
import { tablesAgree } from "./tables-agree.ts";
import { tablesExplained } from "./tables-explained.ts";
import { templateWordsRemoved } from "./template-words-removed.ts";
import { termsCorrect } from "./terms-correct.ts";
import { termsDefinedOnce } from "./terms-defined-once.ts";
import { textCleanlyTakenOver } from "./text-cleanly-taken-over.ts";
import { threePublicNarrativeComplete } from "./three-public-narrative-complete.ts";
import { threePublicOutturnFilled } from "./three-public-outturn-filled.ts";
import { threePublicPlausible } from "./three-public-plausible.ts";
import { threePublicSums } from "./three-public-sums.ts";
import { threePublicWithinBudget } from "./three-public-within-budget.ts";
import { titlesOfOwnTable } from "./titles-of-own-table.ts";
import { titlesWellSpelt } from "./titles-well-spelt.ts";
import { totalLinesNamed } from "./total-lines-named.ts";
import { unexplainedTablesAddUp } from "./unexplained-tables-add-up.ts";
import { unitNameConsistent } from "./unit-name-consistent.ts";
import { unitsFitThings } from "./units-fit-things.ts";
import { yearConsistent } from "./year-consistent.ts";

/** Every rule, in the order of a disclosure. A rule is one file here and one line in this list. */
export const rules: readonly Rule[] = [
  revenueExpenditureTotals,
  columnsMakeRowTotal,
  codeTreeSums,
  filesAgree,
  fiscalAppropriationTotals,
  economicClassificationSums,
  threePublicSums,
  statedRelationsHold,
  statisticsSums,
  tablesAgree,
  sameFigureEverywhere,
  sharesRecomputed,
  completionRatesCompatible,
  changesRecomputed,
  narrativeSums,
  narrativeWithoutTablesAddsUp,
  priorYearConsistent,
  comparisonYearRight,
  noRateOnZeroBase,
  absenceAgreesWithTables,
  budgetDifferencesExplained,
  budgetWordsFitFigures,
  everyClassDescribed,
  compositionCloses,
  percentagesAddUp,
  figuresImplyEachOther,
  classesInEveryTable,
  runningSubjectsWithoutProjects,
  economicDetailConventions,
  amountsWellFormed,
  evaluationFundSums,
  evaluationScoreSums,
  evaluationWeightsAndGrade,
  evaluationFundsAgree,
  executionRateSameInAnalysis,
  evaluatedProjectsListed,
  evaluationCoverageStated,
  budgetAdjustmentsExplained,
  indicatorValuesConcrete,
  indicatorScoresEarned,
  evaluationFormComplete,
  indicatorsComplete,
  evaluationsNotBoilerplate,
  evaluationReportAttached,
  threePublicWithinBudget,
  threePublicPlausible,
  threePublicNarrativeComplete,
  changeWordsFitFigures,
  changesExplained,
  reasonsConsistent,
  sameStatementEverywhere,
  narratedResultsPlausible,
  budgetBasisNotMixed,
  nothingSaidOfSomething,
  performanceTextSound,
  summariesMatchForms,
  countsAreWhole,
  coverComplete,
  yearConsistent,
  genreConsistent,
  notesOfOwnTable,
  subjectsNamedAlike,
  tableNumbersInOrder,
  termsDefinedOnce,
  titlesWellSpelt,
  titlesOfOwnTable,
  rowLabelsWellSpelt,
  unitNameConsistent,
  contentsMatchHeadings,
  openDataAgrees,
  openDataWellFormed,
  partsAndSectionsComplete,
  statutoryTablesComplete,
  tableCaptionsUniform,
  sectionTitlesDistinct,
  attachmentsPresent,
  emptyTablesExplained,
  rowNumbersContinuous,
  classRowsComplete,
  numberingContinuous,
  cellsUnderHeaders,
  figuresRecognised,
  tablesExplained,
  unexplainedTablesAddUp,
  figuresUnbroken,
  tableColumnsComplete,
  functionalCodesValid,
  economicCodesValid,
  resultsMatchIndicators,
  deviationFiguresFit,
  punctuationSound,
  templateWordsRemoved,
  termsCorrect,
  textCleanlyTakenOver,
  figuresWrittenAlike,
  proseSubjectsValid,
  subjectsFitUnit,
  assetsDescribed,
  personalDataAbsent,
  glossaryFitsText,
  requiredContentPresent,
  publicationStated,
  evaluationCellsFilled,
  numbersPresent,
  namedItemsHaveAmounts,
  smallBusinessPartsFit,
  itemUsesFitNature,
  threePublicOutturnFilled,
  nothingHidden,
  numeralsWellWritten,
  sharesAtMostWhole,
  unitsFitThings,
  totalLinesNamed,
  sectionTotalsStated,
  sectionsHaveText,
  gradedProjectsAddUp,
];
