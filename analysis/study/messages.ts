import type { Catalogue } from './text.ts'

/** What a {@link StudyError} says, by its code. The place in the document is said beside it. */
export const studyMessages = {
  // Bytes
  tooLarge: { 'zh-CN': '文件过大：{{n}} 字节，最多 {{max}} 字节。', en: 'The file is too large: {{n}} bytes, at most {{max}}.' },
  notUtf8: { 'zh-CN': '文件不是 UTF-8 文本。', en: 'The file is not UTF-8 text.' },
  notJson: { 'zh-CN': '文件不是 JSON。', en: 'The file is not JSON.' },
  tooDeep: { 'zh-CN': '嵌套层数过多。', en: 'It is nested too deeply.' },
  notCanonical: {
    'zh-CN': '文件在发布之后被改写过（例如重新排版）。请重新发布。',
    en: 'The file was rewritten after it was published (for instance reformatted). Publish it again.',
  },

  // Shape
  notObject: { 'zh-CN': '此处应为对象。', en: 'An object is expected here.' },
  notList: { 'zh-CN': '此处应为列表。', en: 'A list is expected here.' },
  notText: { 'zh-CN': '此处应为文字。', en: 'A text is expected here.' },
  notNumber: { 'zh-CN': '此处应为数字。', en: 'A number is expected here.' },
  notInteger: { 'zh-CN': '此处应为整数。', en: 'A whole number is expected here.' },
  notFlag: { 'zh-CN': '此处应为 true 或 false。', en: 'True or false is expected here.' },
  notOneOf: { 'zh-CN': '此处只能是：{{allowed}}。', en: 'Only this is allowed here: {{allowed}}.' },
  unknownKey: { 'zh-CN': '不认识的字段“{{key}}”。', en: 'The key “{{key}}” is not known.' },
  missingKey: { 'zh-CN': '缺少字段“{{key}}”。', en: 'The key “{{key}}” is missing.' },
  tooMany: { 'zh-CN': '共 {{n}} 项，最多 {{max}} 项。', en: 'There are {{n}} entries, at most {{max}} are allowed.' },
  tooFew: { 'zh-CN': '只有 {{n}} 项，至少需要 {{min}} 项。', en: 'There are {{n}} entries, at least {{min}} are needed.' },
  outOfRange: { 'zh-CN': '数值应在 {{min}} 与 {{max}} 之间。', en: 'The number must lie between {{min}} and {{max}}.' },
  badName: {
    'zh-CN': '“{{name}}”不能作名称：以字母开头，只用字母、数字和下划线，最多 32 个字符。',
    en: '“{{name}}” cannot be a name: a letter first, then letters, digits and underscores, at most 32 characters.',
  },
  badFormat: { 'zh-CN': '格式不符：{{pattern}}。', en: 'The format does not fit: {{pattern}}.' },
  empty: { 'zh-CN': '文字为空。', en: 'The text is empty.' },
  tooLong: { 'zh-CN': '文字有 {{n}} 个字符，最多 {{max}} 个。', en: 'The text has {{n}} characters, at most {{max}} are allowed.' },
  unprintable: { 'zh-CN': '文字中有不可见的控制字符。', en: 'The text contains invisible control characters.' },
  brace: { 'zh-CN': '文字中不能有花括号。', en: 'The text may not contain curly braces.' },
  noSuchDay: { 'zh-CN': '日期 {{day}} 不存在。', en: 'There is no day {{day}}.' },

  // Names
  twice: { 'zh-CN': '“{{name}}”出现了两次（不分大小写）。', en: '“{{name}}” stands here twice (whatever the case).' },
  reservedName: { 'zh-CN': '“{{name}}”是保留名称。', en: '“{{name}}” is a reserved name.' },
  longName: {
    'zh-CN': '由此产生的列名“{{name}}”超过 {{max}} 个字符。',
    en: 'The column name “{{name}}” that follows from it is longer than {{max}} characters.',
  },

  // Codebook
  codeTwice: { 'zh-CN': '代码 {{code}} 出现了两次。', en: 'The code {{code}} stands here twice.' },
  labelTwice: { 'zh-CN': '两个选项的文字相同：“{{label}}”。', en: 'Two options read the same: “{{label}}”.' },
  noOptions: { 'zh-CN': '题目 {{name}} 没有可选的答案。', en: 'Question {{name}} has no options to choose from.' },
  optionsFromStudy: {
    'zh-CN': '题目 {{name}} 的选项来自研究设置，此处应为空列表，或与之完全一致。',
    en: 'The options of {{name}} come from the study: leave the list empty here, or state exactly the same.',
  },
  channelDiffers: {
    'zh-CN': '代码 {{code}} 在两个地区代表不同的渠道。',
    en: 'The code {{code}} means different channels in two units.',
  },
  exclusiveOfOne: {
    'zh-CN': '只有多选题的选项可以排斥其他选项。',
    en: 'Only an option of a multiple-answer question can exclude the others.',
  },
  onlyExclusive: { 'zh-CN': '所有选项都互相排斥，应改为单选题。', en: 'Every option excludes the others: make it a single-answer question.' },
  numberLikeMissing: {
    'zh-CN': '数字题 {{name}} 没有设定取值范围，或范围内含有缺失代码 {{code}}。请设定不含 -9 至 -4 和 -1 的上下限。',
    en: 'The number question {{name}} has no bounds, or its bounds include {{code}}, which is a missing code. Please give bounds that leave out -9 to -4 and -1.',
  },
  boundsEmpty: { 'zh-CN': '下限应小于上限。', en: 'The lower bound must be below the upper.' },
  codeOutside: { 'zh-CN': '代码 {{code}} 不在声明的范围之内。', en: 'The code {{code}} lies outside the declared bounds.' },
  reversedUnbounded: { 'zh-CN': '反向计分的题目必须声明范围。', en: 'A reversed item must declare its bounds.' },
  boundsNominal: { 'zh-CN': '名义变量的代码不能求平均，不应声明范围。', en: 'The codes of a nominal variable cannot be averaged: declare no bounds.' },
  noSuchCode: { 'zh-CN': '{{name}} 没有代码 {{code}}。', en: '{{name}} has no code {{code}}.' },
  rightFromUnit: {
    'zh-CN': '选项来自渠道的题目，正确答案也由各地区的渠道决定，此处应为 null。',
    en: 'Where options come from the channels, so does the right answer: null is expected here.',
  },
  noRight: { 'zh-CN': '题目 {{name}} 没有正确答案，不能按对错判断。', en: 'Question {{name}} has no right answer to judge by.' },
  noSuchVariable: { 'zh-CN': '编码手册中没有变量 {{name}}。', en: 'The codebook has no variable {{name}}.' },
  notCategory: { 'zh-CN': '{{name}} 没有可供判断的代码。', en: '{{name}} has no codes a condition could ask for.' },
  scaleItemKind: { 'zh-CN': '量表题 {{name}} 应为有范围的单选题。', en: 'Scale item {{name}} must be a single-answer question with bounds.' },
  scaleBounds: { 'zh-CN': '量表题 {{name}} 的范围与量表不同。', en: 'The bounds of item {{name}} differ from those of its scale.' },
  scaleWaysOut: {
    'zh-CN': '量表题 {{name}} 必须同时提供“说不清”和“不愿回答”。',
    en: 'Scale item {{name}} must offer both “don’t know” and “prefer not to say”.',
  },
  bandsCover: { 'zh-CN': '{{name}} 的合并分组必须把每个代码恰好包含一次。', en: 'The broader bands of {{name}} must take every code exactly once.' },
  notOfForm: { 'zh-CN': '题目 {{name}} 的用途是收集情况或权数，问卷不能询问。', en: 'Item {{name}} is a fact of the fieldwork or a weight: no form can ask for it.' },
  noForm: { 'zh-CN': '研究至少要有一份问卷，或者来自导入的文件，二者只能居其一。', en: 'A study has at least one form, or it is an imported file with one codebook; never both.' },
  scaleAtLeast: { 'zh-CN': '计分所需的题数多于量表的题数。', en: 'More answered items are asked for than the scale has.' },

  // Form
  noSuchCodebook: { 'zh-CN': '没有编码手册“{{name}}”。', en: 'There is no codebook “{{name}}”.' },
  noSuchPassage: { 'zh-CN': '编码手册中没有段落 {{name}}。', en: 'The codebook has no passage {{name}}.' },
  itemTwice: { 'zh-CN': '题目 {{name}} 在问卷中出现了两次。', en: 'Item {{name}} stands twice in the form.' },
  mixedRespondents: {
    'zh-CN': '同一编码手册的问卷必须面向同一类受访者。',
    en: 'Forms of one codebook must be answered by the same kind of respondent.',
  },
  statementsDiffer: {
    'zh-CN': '{{name}} 与同一组其他陈述的答案选项不同。',
    en: '{{name}} does not have the same answers as the other statements of its block.',
  },
  drawBlock: { 'zh-CN': '随机抽取的题组应逐题呈现、不含跳转，且抽取数少于题数。', en: 'A block to draw from is shown as questions, has no routes, and draws fewer items than it has.' },
  drawnTooMany: { 'zh-CN': '随机抽取的题组中，呈现的题目数与抽取数不符。', en: 'Of a block to draw from, another number of items was asked than is drawn.' },
  pairsOdd: { 'zh-CN': '成对题目的数量应为偶数。', en: 'A block of pairs needs an even number of items.' },
  notInForm: { 'zh-CN': '问卷中没有题目 {{name}}。', en: 'The form has no item {{name}}.' },
  routeLater: {
    'zh-CN': '是否询问 {{name}} 取决于它之后（或它自己）的题目 {{on}}。',
    en: 'Whether {{name}} is asked depends on {{on}}, which does not come before it.',
  },
  neverAsked: {
    'zh-CN': '题目 {{name}} 永远不会被询问：它所依据的答案都会结束访问。',
    en: 'Question {{name}} can never be reached: every answer that leads to it ends the interview.',
  },
  notScreening: { 'zh-CN': '只有筛选题可以结束访问，{{name}} 不是。', en: 'Only a screening question may end the interview; {{name}} is none.' },

  // Units, cases, collection, report
  noSuchUnit: { 'zh-CN': '没有地区“{{name}}”。', en: 'There is no unit “{{name}}”.' },
  unitCircle: { 'zh-CN': '地区“{{name}}”的上级关系形成了循环。', en: 'The parents of unit “{{name}}” run in a circle.' },
  unitLevel: { 'zh-CN': '地区“{{name}}”的级别不低于其上级。', en: 'Unit “{{name}}” is not of a lower level than its parent.' },
  unitMixed: {
    'zh-CN': '虚构地区与真实地区不能出现在同一项研究中。',
    en: 'Invented and real units cannot stand in one study.',
  },
  unitCodeInvented: {
    'zh-CN': '以 99 开头的代码留给虚构地区，虚构地区也只用这些代码。',
    en: 'Codes that begin with 99 are for invented units, and invented units have no others.',
  },
  comparedNested: {
    'zh-CN': '“{{name}}”位于“{{in}}”之内，两者不能互相比较。',
    en: '“{{name}}” lies within “{{in}}”: the two cannot be compared.',
  },
  generatorReal: {
    'zh-CN': '只有标明为合成的研究才可以生成数据。',
    en: 'Only a study marked synthetic may have generated data.',
  },
  factUnknown: {
    'zh-CN': '取值为空与可信度“未知”必须同时出现。',
    en: 'A fact has no value exactly where its confidence is “unknown”.',
  },
  factSource: { 'zh-CN': '有取值的事实必须注明来源。', en: 'A fact with a value must name its source.' },
  closesFirst: { 'zh-CN': '结束日期早于开始日期。', en: 'It closes before it opens.' },
  noSuchTable: { 'zh-CN': '没有数据表“{{name}}”。', en: 'There is no table “{{name}}”.' },

  // Ethics
  asksName: {
    'zh-CN': '本题询问姓名。问卷不得收集能识别个人身份的信息，不能发布。',
    en: 'This asks for a name. A questionnaire may not collect what identifies a person, so it cannot be published.',
  },
  asksPhone: {
    'zh-CN': '本题询问电话号码或网络账号。问卷不得收集能识别个人身份的信息，不能发布。',
    en: 'This asks for a telephone number or an account. A questionnaire may not collect what identifies a person, so it cannot be published.',
  },
  asksIdNumber: {
    'zh-CN': '本题询问证件号码或车牌号。问卷不得收集能识别个人身份的信息，不能发布。',
    en: 'This asks for the number of a document or a vehicle. A questionnaire may not collect what identifies a person, so it cannot be published.',
  },
  asksAddress: {
    'zh-CN': '本题询问住址。问卷不得收集能识别个人身份的信息，不能发布。',
    en: 'This asks for an address. A questionnaire may not collect what identifies a person, so it cannot be published.',
  },
  asksBirthDate: {
    'zh-CN': '本题询问出生日期。问卷不得收集能识别个人身份的信息，不能发布；请改问年龄段或出生年份。',
    en: 'This asks for a date of birth. A questionnaire may not collect what identifies a person, so it cannot be published; ask for an age band or a year of birth.',
  },
  asksEthnicity: {
    'zh-CN': '本题询问民族。此项在此类调查中可能伤害受访者，不能发布。',
    en: 'This asks for ethnicity. In a survey of this kind the answer could harm people, so it cannot be published.',
  },
  asksReligion: {
    'zh-CN': '本题询问宗教信仰。此项在此类调查中可能伤害受访者，不能发布。',
    en: 'This asks for religion. In a survey of this kind the answer could harm people, so it cannot be published.',
  },
  asksPolitics: {
    'zh-CN': '本题询问政治面貌。此项在此类调查中可能伤害受访者，不能发布。',
    en: 'This asks for political membership. In a survey of this kind the answer could harm people, so it cannot be published.',
  },

  // Imports
  neverKept: { 'zh-CN': '这一列涉及民族或宗教信仰，任何理由都不能导入。请将它排除。', en: 'This column is about ethnicity or religion, which no reason allows to import. Leave it out.' },
  columnTwice: { 'zh-CN': '列“{{column}}”在对应表里不止一处。每一列只能归于一处。', en: 'The column “{{column}}” stands in the mapping more than once. Every column has exactly one place.' },
  valueTwice: { 'zh-CN': '值“{{value}}”同时归于两处。', en: 'The value “{{value}}” stands for two things.' },
  optionNoColumn: { 'zh-CN': '选项 {{code}} 没有对应的列。', en: 'No column stands for the option {{code}}.' },
  onePlace: { 'zh-CN': '没有地区列时，只能有一个地区（全部数据所在地）。', en: 'Without a column of places there is exactly one place, that of all rows.' },
  keptUnused: { 'zh-CN': '列“{{column}}”写了保留理由，但不是变量。', en: 'There is a reason to keep the column “{{column}}”, but it is no variable.' },
  keptReason: { 'zh-CN': '保留这一列的理由至少要写 {{min}} 个字（标点和空格不算），而且不能只是重复同一个字。', en: 'The reason to keep this column needs at least {{min}} letters or digits, and not one repeated.' },
  guardedColumn: {
    'zh-CN': '列“{{column}}”像是能识别个人身份的信息。请排除它；确有必要保留的，请写明理由。',
    en: 'The column “{{column}}” looks as if it says who somebody is. Leave it out, or write down the reason why it is needed.',
  },
  otherFile: { 'zh-CN': '文件里没有对应表中任何变量所用的列。这份对应表是为另一份文件做的。', en: 'The file has none of the columns of the variables: this mapping was made for another file.' },
  guardedRule: {
    'zh-CN': '列“{{column}}”像是能识别个人身份的信息，对应表不能用其中的内容来排除行。',
    en: 'The column “{{column}}” looks as if it says who somebody is, so the mapping cannot leave rows out by what stands in it.',
  },
  nothingLeft: { 'zh-CN': '没有任何一列成为变量。', en: 'No column becomes a variable.' },
  keptDiffers: { 'zh-CN': '保存的数据与导入时的不同，可能已损坏。请重新导入文件。', en: 'The data that were kept are not those that were imported; they may be damaged. Import the file again.' },

  // Responses
  otherStudy: { 'zh-CN': '这份答卷属于研究“{{name}}”。', en: 'This answer belongs to the study “{{name}}”.' },
  noSuchForm: { 'zh-CN': '没有问卷“{{name}}”。', en: 'There is no form “{{name}}”.' },
  noSuchPage: { 'zh-CN': '问卷中没有页面“{{name}}”。', en: 'The form has no page “{{name}}”.' },
  staffUnit: {
    'zh-CN': '工作人员的答卷不能记录比较地区以下的单位，也不能记录区县以下的单位。',
    en: 'An answer of staff may not hold a unit below the compared ones, or below the district.',
  },
  staffPlace: {
    'zh-CN': '工作人员的数据只能比较城市或区县，不能有其所在的街道、社区、网格或派出所，否则可能认出个人。',
    en: 'Data on staff compare cities or districts only, and hold no sub-district, community, grid or police station of theirs: persons could be recognised.',
  },
  notSynthetic: { 'zh-CN': '合成数据与真实数据不能混在一起。', en: 'Synthetic and real answers cannot be mixed.' },
  emptyStatus: {
    'zh-CN': '拒绝参加或不符合条件的答卷不能含有任何回答。',
    en: 'Who declined or was screened out may leave no answer.',
  },
  answerKind: { 'zh-CN': '回答的类型与题目 {{name}} 不符。', en: 'The answer is not of the kind question {{name}} takes.' },
  exclusiveWithOthers: { 'zh-CN': '排斥性选项 {{code}} 与其他选项同时被选。', en: 'Option {{code}}, which excludes the others, was chosen with them.' },
  answeredUnasked: { 'zh-CN': '题目 {{name}} 按路由不应询问，却有回答。', en: 'Question {{name}} has an answer although it was not to be asked.' },
  unaskedAsked: { 'zh-CN': '题目 {{name}} 记为“未询问”，但按路由应当询问。', en: 'Question {{name}} is marked as not asked although it was to be asked.' },
  noWayOut: { 'zh-CN': '题目 {{name}} 没有提供这种不作答的理由。', en: 'Question {{name}} does not offer this reason for not answering.' },
  notMissing: { 'zh-CN': '{{code}} 不是缺失代码。', en: '{{code}} is not a missing code.' },
  coverTwice: { 'zh-CN': '题目 {{name}} 既有回答又有缺失理由。', en: 'Question {{name}} has both an answer and a missing reason.' },
  coverNot: { 'zh-CN': '题目 {{name}} 既没有回答也没有缺失理由。', en: 'Question {{name}} has neither an answer nor a missing reason.' },
} as const satisfies Catalogue

/** The code of a {@link StudyError}. */
export type StudyMessage = keyof typeof studyMessages
