import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMasked, maskText } from '../../../analysis/intake/mask.ts'

describe('what identifies somebody in a free text', () => {
  it.each([
    ['请打13812345678找我', '请打[电话/phone]找我'],
    ['手机138-1234-5678', '手机[电话/phone]'],
    ['手机１３８１２３４５６７８', '手机[电话/phone]'],
    ['+86 138 1234 5678', '[电话/phone]'],
    ['电话：0519-88123456', '电话：[电话/phone]'],
    ['联系电话88123456', '联系[电话/phone]'],
    ['call me on +44 20 7946 0958', 'call me on [电话/phone]'],
    ['(555) 123-4567 please', '[电话/phone] please'],
    ['邮箱 a.b+c@ex-ample.com.cn。', '邮箱 [邮箱/e-mail]。'],
    ['身份证号是320402199001011234', '[证件号/ID number]'],
    ['有人冒用11010519491231002X', '有人冒用[证件号/ID number]'],
    ['工号0012345的人', '[证件号/ID number]的人'],
    ['苏D12345乱停车', '[车牌/plate]乱停车'],
    ['新能源车苏AD12345', '新能源车[车牌/plate]'],
    ['从192.168.1.10访问', '从[IP]访问'],
    ['from 2001:db8::ff00:42:8329 here', 'from [IP] here'],
    ['见 https://weibo.com/u/123456789 的帖子', '见 [账号/account] 的帖子'],
    ['https://forum.example.com/user/zhang3', '[账号/account]'],
    ['QQ号123456789', '[账号/account]'],
    ['加微信 wx_abc123', '加[账号/account]'],
    ['我叫王小明，请回电', '我叫[姓名/name]，请回电'],
    ['姓名：李雷', '姓名：[姓名/name]'],
    ['谢谢张警官和李建国同志', '谢谢[姓名/name]警官和[姓名/name]同志'],
    ['找了王主任三次', '找了[姓名/name]主任三次'],
    ['楼上的欧阳先生太吵', '楼上的[姓名/name]先生太吵'],
    ['民警张三处理得很好', '民警[姓名/name]处理得很好'],
    ['网格员王芳经常来', '网格员[姓名/name]经常来'],
    ['辅警陈小明，态度好', '辅警[姓名/name]，态度好'],
    ['隔壁李阿姨说的', '隔壁[姓名/name]阿姨说的'],
    ['民警李为民很好', '民警[姓名/name]很好'],
    ['Officer Smith was kind', 'Officer [姓名/name] was kind'],
    ['I spoke to Mr. John O’Neil, and Mrs Lee', 'I spoke to Mr. [姓名/name], and Mrs [姓名/name]'],
    ['Sgt Brown and PC Anne-Marie Jones', 'Sgt [姓名/name] and PC [姓名/name]'],
    ['My name is John Smith.', 'My name is [姓名/name].'],
    ['3号楼2单元501室漏水', '[住址/address]漏水'],
    ['住在延陵西路12号3栋402室', '[住址/address]'],
    ['I live at 12 High Street', 'I live at [住址/address]'],
    ['号码138.1234.5678', '号码[电话/phone]'],
    ['138－1234－5678', '[电话/phone]'],
    ['我的320402198503121235被冒用', '我的[证件号/ID number]被冒用'],
    ['卡号6222 0200 0000 0000 018', '卡号[账号/account]'],
    ['转到4111111111111111了', '转到[账号/account]了'],
    ['my iban DE89 3704 0044 0532 0130 00', 'my iban [账号/account]'],
    ['加v：abc12345', '加v：[账号/account]'],
    ['我1985年3月12日出生', '我[出生日期/date of birth]出生'],
    ['出生日期：1985-03-12', '出生日期：[出生日期/date of birth]'],
    ['生于1985年3月', '[出生日期/date of birth]'],
    ['I was born on 12/03/1985', 'I was [出生日期/date of birth]'],
    ['born March 12, 1985', '[出生日期/date of birth]'],
    ['坐标31.7791,119.9741', '坐标[坐标/coordinates]'],
  ])('is masked: %s', (text, masked) => {
    expect(maskText(text).text).toBe(masked)
  })
  it('is seen in a masked text', () => {
    expect([isMasked(maskText('找张警官').text), isMasked(maskText('找警官').text)]).toEqual([true, false])
  })
  it('is named, each kind once', () => {
    expect(maskText('我叫王小明，电话13812345678，或13912345678').masked.toSorted()).toEqual(['name', 'phone'])
    expect(maskText('多巡逻').masked).toEqual([])
  })
  it.each([
    '多安排夜间巡逻，谢谢！',
    '向老师反映过，向社区主任也反映过',
    '民警高效、严格，任务重，方便群众，马上就到',
    '民警曾多次上门，民警向我解释',
    '高兴的老师，主任，警官，先生',
    '居委会主任和派出所所长都来了',
    '谢谢民警，许多大爷大妈都放心',
    'The Chief Executive Officer and police officers of the Police Officer Training Unit',
    'Officer in charge; the officer was rude. Mr and Mrs',
    '12345热线很好，96110反诈，110报警',
    '2024-11-25 10:20:30 发生过一次',
    '每月1000元，共12000元',
    '微信群很方便，小程序也好用',
    '社区3号网格员不错',
    '10号楼下停车乱',
    '我叫了救护车，我叫他们来',
    '订单1234567890123456',
    '2025年3月12日上午停电',
    '2025年3月12日生活垃圾没人收',
    'born in 1985',
    '00000000000000000',
    '版本1.2.3.4.5',
    'https://www.gov.cn/policy/2024',
    'I called 911 twice in 2023',
    '比例是 31.7 或 119.97',
    'Ask them. 100-200 people came',
  ])('is nothing else: %s', (text) => {
    expect(maskText(text)).toEqual({ text, masked: [] })
  })
})

describe('masking', () => {
  it.each(['a', 'a@', 'a.', '1', '1-', '1 ', ' ', '我', '路1', 'a:', 'http://a/', '12 High ', 'name: A', 'http://a/u', '+1 ', '*', 'user', '1.', '我叫', '姓名', '微信 ', '1号', '12栋', '经1.1111', 'ID ', '苏A', '0519-', '0:', 'QQ号', 'x/', '(555', '出生', '19', '1985年', '1985-1-', 'born ', 'DE89 ', '加v：', '1 1', 'A1 '])('takes no longer than a text is long: %s…', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length))
    const began = performance.now()
    maskText(text)
    expect(performance.now() - began).toBeLessThan(2000)
  })
  it('leaves no phone number, ID number or e-mail in any text', () => {
    const around = fc.string({ maxLength: 20 }).map((text) => text.replace(/[\w.%+*@:/-]/g, ''))
    fc.assert(
      fc.property(around, around, fc.constantFrom('13812345678', 'a.b@example.com', '11010519491231002X', '苏D12345', '192.168.1.10'), (before, after, secret) => {
        expect(maskText(`${before} ${secret} ${after}`).text).not.toContain(secret)
      }),
    )
  })
  it('changes nothing more when it is done again', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const once = maskText(text).text
      expect(maskText(once).text).toBe(once)
    }))
    expect(maskText(maskText('我叫王小明，13812345678，苏D12345').text).masked).toEqual([])
  })
})
