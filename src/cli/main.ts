import { Command, CommanderError } from "commander";
import { UnwritableResult } from "../world/unwritable.ts";
import { auditCommand } from "./audit.ts";
import { compareCommand } from "./compare.ts";
import { composeCommand } from "./compose.ts";
import { consolidateCommand } from "./consolidate.ts";
import { version } from "./engine-facts.ts";
import { extractCommand } from "./extract.ts";
import { factsCommand } from "./facts.ts";
import { fixCommand } from "./fix.ts";
import { layoutsCommand } from "./layouts.ts";
import { newCommand } from "./new.ts";
import { relationsCommand } from "./relations.ts";
import { rulesCommand } from "./rules.ts";
import { tablesCommand } from "./tables.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** What is wrong with the command line, in the user's language. */
function usageMessage({ code, message }: CommanderError): string {
  const named = /'([^']*)'/.exec(message)?.[1] ?? "";
  const problems: Readonly<Record<string, string>> = {
    "commander.missingArgument": `缺少参数：${named}`,
    "commander.unknownOption": `不认识的选项：${named}`,
    "commander.unknownCommand": `没有这个命令：${named}`,
    "commander.missingMandatoryOptionValue": `缺少选项：${named}`,
    "commander.optionMissingArgument": `选项后面缺少值：${named}`,
    "commander.excessArguments": "参数太多",
  };
  return `${problems[code] ?? message}。运行 mingzhang help 查看用法`;
}

/** Runs one command and returns its exit code. Results go to standard output, everything else to standard error. */
export async function main(terminal: Terminal): Promise<number> {
  let code: number = exit.clean;
  const program = new Command("mingzhang")
    .description("明账：审核、编写部门决算公开稿")
    .option("-v, --version", "显示版本")
    .on("option:version", () => {
      // The build is a hash of everything: only who asks for it waits for it.
      terminal.out(`${version()}\n`);
      throw new CommanderError(exit.clean, "commander.version", "");
    })
    .helpOption("-h, --help", "显示帮助")
    .helpCommand("help [命令]", "显示某个命令的帮助")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: () => undefined,
    });
  program
    .command("audit")
    .description("审核决算公开稿，指出每一处错误")
    .argument("<文件...>", "文件或文件夹")
    .option("--format <格式>", "text、json、sarif、html、xlsx（退回修改单）或 pdf（带批注的副本）", "text")
    .option("--out <文件夹>", "结果写入的文件夹")
    .option("--prior <文件>", "同一单位上年度的决算公开稿，用于同比核对")
    .option("--profile <样式>", "指定样式（编号，或自己的样式文件 .json），不自动识别")
    .option("--as-one", "把列出的文件（或文件夹里的文件）合为一份决算公开稿审核")
    .option("--accept <文件>", '已认可的问题（json：{"问题编号": "理由"}）')
    .action(async (files: string[], options) => {
      code = await auditCommand(terminal, files, options);
    });
  program
    .command("tables")
    .description("列出文件中的每张表")
    .argument("<文件>")
    .option("--format <格式>", "json 或 text", "text")
    .option("--profile <样式>", "指定样式（编号，或自己的样式文件 .json）")
    .action(async (file: string, options) => {
      code = await tablesCommand(terminal, file, options);
    });
  program
    .command("facts")
    .description("列出文件中的每个数字及其出处")
    .argument("<文件>")
    .option("--format <格式>", "json 或 csv", "json")
    .option("--profile <样式>", "指定样式（编号，或自己的样式文件 .json）")
    .option("--explain", "说明每个数字由哪种句式或哪张表读出")
    .action(async (file: string, options) => {
      code = await factsCommand(terminal, file, options);
    });
  program
    .command("relations")
    .description("列出文字写明的数字关系（合计、占比、增减、完成率），并验算")
    .argument("<文件>")
    .option("--format <格式>", "json 或 text", "text")
    .option("--profile <样式>", "指定样式（编号，或自己的样式文件 .json）")
    .action(async (file: string, options) => {
      code = await relationsCommand(terminal, file, options);
    });
  program
    .command("new")
    .description("新建空白的决算公开填报表")
    .requiredOption("--profile <样式>", "本地区规定的样式（编号，或自己的样式文件 .json）")
    .requiredOption("--unit <单位>", "单位全称")
    .requiredOption("--year <年度>", "决算年度")
    .requiredOption("--out <文件>", "填报表，如 accounts.xlsx")
    .option("--force", "替换已有的同名文件")
    .action(async (options) => {
      code = await newCommand(terminal, options);
    });
  program
    .command("extract")
    .description("从已有的决算公开稿生成填报表")
    .argument("<文件>")
    .requiredOption("--out <文件>", "填报表，如 accounts.xlsx")
    .option("--profile <样式>", "指定样式（编号，或自己的样式文件 .json），不自动识别")
    .option("--next-year", "生成下一年度的填报表：本年数填入上年数，其余留空")
    .option("--force", "替换已有的同名文件")
    .action(async (file: string, options) => {
      code = await extractCommand(terminal, file, options);
    });
  program
    .command("consolidate")
    .description("把本级和所属单位的填报表汇总为部门的填报表，抵销内部往来")
    .argument("<填报表...>", "第一份是部门本级")
    .requiredOption("--unit <部门>", "部门全称")
    .requiredOption("--out <文件>", "部门的填报表，如 accounts.xlsx")
    .option("--profile <样式>", "指定样式（编号，或自己的样式文件 .json）")
    .option("--force", "替换已有的同名文件")
    .action(async (files: string[], options) => {
      code = await consolidateCommand(terminal, files, options);
    });
  program
    .command("compose")
    .description("由填报表写出整套决算公开稿")
    .argument("<填报表...>", "可以是几份，也可以是文件夹")
    .requiredOption("--out <文件夹>", "写入的文件夹")
    .option("--format <格式>", "docx,pdf,xlsx,html,json,csv,parquet 中的几种，默认全部")
    .option("--profile <样式>", "指定样式（编号，或自己的样式文件 .json），不用填报表里的")
    .option(
      "--template <文件>",
      "财政局自己的 Word 模板（.docx），内含 {{单位名称}}、{{情况说明}} 一类占位符",
    )
    .option("--draft", "有矛盾也写出草稿，每页注明是草稿")
    .action(async (files: string[], options) => {
      code = await composeCommand(terminal, files, options);
    });
  program
    .command("compare")
    .description("比较两份文件写明的事实，一行一处不同")
    .argument("<文件>")
    .argument("<另一文件>")
    .option("--profile <样式>", "指定样式（编号，或自己的样式文件 .json）")
    .action(async (first: string, second: string, options) => {
      code = await compareCommand(terminal, first, second, options);
    });
  program
    .command("fix")
    .description("列出每处错误应改成什么；Word、Excel 文件另存一份更正稿，改动处有标记")
    .argument("<文件>")
    .option("--out <文件夹>", "更正稿写入的文件夹；不给则只列出")
    .option("--prior <文件>", "同一单位上年度的决算公开稿，用于同比核对")
    .option("--profile <样式>", "指定样式（编号，或自己的样式文件 .json），不自动识别")
    .action(async (file: string, options) => {
      code = await fixCommand(terminal, file, options);
    });
  program
    .command("rules")
    .description("列出全部审核规则")
    .option("--format <格式>", "json 或 text", "text")
    .action((options) => {
      code = rulesCommand(terminal, options);
    });
  program
    .command("layouts")
    .description("列出各地的样式；给出编号的，打印这个样式的全部规定，改后另存就是一个新样式")
    .argument("[编号]", "样式编号")
    .option("--format <格式>", "json 或 text", "text")
    .action((id: string | undefined, options) => {
      code = layoutsCommand(terminal, id, options);
    });
  try {
    await program.parseAsync([...terminal.args], { from: "user" });
  } catch (error) {
    if (error instanceof UnwritableResult) {
      terminal.err(`${error.path}：${error.code}：${error.message}\n`);
      return exit.unusable;
    }
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exit.clean;
    if (error.code !== "commander.help") terminal.err(`${usageMessage(error)}\n`);
    return exit.unusable;
  }
  return code;
}
