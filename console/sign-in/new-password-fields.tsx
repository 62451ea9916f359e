import { Form, Input } from 'antd';

/** New password, twice. What a password must be, the server says; the hint only helps to choose one. */
export function NewPasswordFields() {
  return (
    <>
      <Form.Item
        name="next"
        label="新密码"
        extra="宜用几个不相干的词连成一句，长而好记；不要用生日、手机号或常见密码。"
        rules={[{ required: true, message: '请输入新密码' }]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输入一次"
        dependencies={['next']}
        rules={[
          { required: true, message: '请再输入一次新密码' },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error('两次输入的密码不一致')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
    </>
  );
}
